package io.asofguard.sources;

import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, months and quarters as statistical offices write them. A period means its end. */
final class Period {
  /** Where the Federal Reserve Bank of St. Louis is, which publishes ALFRED. */
  private static final ZoneId ALFRED = ZoneId.of("America/Chicago");

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern PART = Pattern.compile("([0-9]{4})[:-]?([QM])([0-9]{1,2})");

  private final ZoneId zone;
  private final boolean given;

  /** In a zone, or in that of the St. Louis Fed if none is given. */
  Period(@Nullable ZoneId zone) {
    this.zone = zone == null ? ALFRED : zone;
    this.given = zone != null;
  }

  /**
   * The end of a day ({@code 2013-04-26}), a month ({@code 1998:M11}) or a quarter ({@code
   * 1947:Q1}): the first instant after it in the zone, in nanoseconds since the epoch, UTC.
   */
  long end(String name, String text) {
    try {
      return Nanos.of(after(name, text.strip()).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      throw new UnusableException(name + ": there is no '" + text + "'");
    }
  }

  /** The end of the period of so many months that a date lies in, or as {@link #end} has it. */
  long end(String name, String text, int months) {
    if (!DATE.matcher(text.strip()).matches()) {
      return end(name, text);
    }
    try {
      LocalDate day = LocalDate.parse(text.strip());
      int first = (day.getMonthValue() - 1) / months * months + 1;
      LocalDate after = day.withDayOfMonth(1).withMonth(first).plusMonths(months);
      return Nanos.of(after.atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      throw new UnusableException(name + ": there is no '" + text + "'");
    }
  }

  /** The end of the day that begins at an instant. */
  long dayAfter(long start) {
    return Nanos.of(
        Nanos.toInstant(start)
            .atZone(zone)
            .toLocalDate()
            .plusDays(1)
            .atStartOfDay(zone)
            .toInstant());
  }

  /**
   * When a value was known that a day gives away: at the end of that day, or when it was fetched,
   * which proves that it was known by then, if that lies within the day and not before the instant
   * that the value speaks of.
   */
  long known(long endOfDay, long eventTime, @Nullable Long fetchedAt) {
    if (fetchedAt == null || dayAfter(fetchedAt) != endOfDay) {
      return endOfDay;
    }
    return Law.knownBeforeEvent(fetchedAt, eventTime) ? endOfDay : fetchedAt;
  }

  private static LocalDate after(String name, String text) {
    Matcher part = PART.matcher(text);
    if (!part.matches()) {
      if (!DATE.matcher(text).matches()) {
        throw new UnusableException(
            name
                + ": '"
                + text
                + "' is no date (2013-04-26), month (1998:M11) or quarter (1947:Q1)");
      }
      return LocalDate.parse(text).plusDays(1);
    }
    int year = Integer.parseInt(part.group(1));
    int number = Integer.parseInt(part.group(3));
    int month = part.group(2).equals("M") ? number : number * 3;
    return YearMonth.of(year, month).plusMonths(1).atDay(1);
  }

  String note(String what, @Nullable Long fetchedAt) {
    String proof = fetchedAt == null ? "" : ", or when it was fetched within that day";
    return what + proof + ", in " + zone + (given ? "" : "; --tz ZONE says otherwise");
  }
}
