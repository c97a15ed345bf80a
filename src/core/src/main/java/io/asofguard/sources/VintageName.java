package io.asofguard.sources;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a vintage's column.
 *
 * @param column as it stands in the header
 * @param series the part that names the series
 * @param known the end of its period, in nanoseconds since the epoch, UTC
 */
record VintageName(String column, String series, long known) {
  private static final Pattern DAY = Pattern.compile("(.+)_([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern PART = Pattern.compile("(.+?)([0-9]{2}|[0-9]{4})([QM])([0-9]{1,2})");

  /** The Philadelphia Fed's oldest vintage is of 1965, so 65 to 99 are years before 2000. */
  private static final int FIRST_YEAR = 65;

  static @Nullable VintageName of(String column, Period period) {
    Matcher day = DAY.matcher(column);
    if (day.matches()) {
      String date = day.group(2) + "-" + day.group(3) + "-" + day.group(4);
      return end(column, day.group(1), date, period);
    }
    Matcher part = PART.matcher(column);
    if (!part.matches()) {
      return null;
    }
    int year = Integer.parseInt(part.group(2));
    if (part.group(2).length() == 2) {
      year += year < FIRST_YEAR ? 2000 : 1900;
    }
    return end(column, part.group(1), year + ":" + part.group(3) + part.group(4), period);
  }

  private static @Nullable VintageName end(
      String column, String series, String text, Period period) {
    try {
      return new VintageName(column, series, period.end(column, text));
    } catch (UnusableException e) {
      return null;
    }
  }
}
