package io.asofguard.ingest;

import io.asofguard.law.Nanos;
import io.asofguard.store.Show;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every legal written form of an instant, by java.time, and the reason why a text is none. */
final class WrittenTime {

  static final String RANGE =
      "times go from 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}|[0-9]{4}-[0-9]{3}|[0-9]{4}-W[0-9]{2}-[1-7])"
              + "(?:[Tt ](?<hour>[0-9]{2})"
              + "(?::?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?)?"
              + "(?<offset>[Zz]|[+-][0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2})?)?)?)?");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]*)?");
  private static final Pattern FAR_YEAR = Pattern.compile("(?:-[0-9]{4,}|\\+?[0-9]{5,})-[0-9].*");
  private static final int NANO_DIGITS = 9;

  private final String text;
  private final @Nullable ZoneId zone;
  private final Matcher form;

  private WrittenTime(String text, @Nullable ZoneId zone) {
    this.text = text;
    this.zone = zone;
    this.form = FORM.matcher(text);
  }

  /** Returns nanoseconds since the epoch, UTC, or throws a {@link BadTimeException}. */
  static long read(String text, @Nullable ZoneId zone) {
    return new WrittenTime(text, zone).read();
  }

  private long read() {
    if (NUMBER.matcher(text).matches()) {
      throw bad(
          "a bare number, not a time",
          "it looks like epoch " + epochUnit() + ": write it as ISO-8601, " + fromEpoch());
    }
    if (FAR_YEAR.matcher(text).matches()) {
      throw outOfRange();
    }
    if (!form.matches()) {
      BadTimeException named = NamedZone.trouble(text, zone);
      throw named != null
          ? named
          : bad("not a time", "write it as ISO-8601 (2026-04-03T07:06:40Z)");
    }
    return form.group("hour") == null ? endOfDay(date()) : instant(local());
  }

  private String epochUnit() {
    return List.of("seconds", "milliseconds", "microseconds", "nanoseconds").get(thousandths());
  }

  /** How often the number's unit is a thousandth of a second, by its digits. */
  private int thousandths() {
    int digits = text.replaceAll("[.,].*|[+-]", "").length();
    return digits <= 11 ? 0 : digits <= 14 ? 1 : digits <= 17 ? 2 : 3;
  }

  /** The same time as it should be written. */
  private String fromEpoch() {
    try {
      long nanos =
          new BigDecimal(text.replace(',', '.'))
              .scaleByPowerOfTen(NANO_DIGITS - 3 * thousandths())
              .longValueExact();
      return Nanos.toInstant(nanos).toString();
    } catch (ArithmeticException e) {
      return "such as 2026-04-03T07:06:40Z";
    }
  }

  private LocalDate date() {
    String date = form.group("date");
    try {
      return LocalDate.parse(date, formatOf(date));
    } catch (DateTimeException e) {
      throw bad("no such date", "check the month and the day");
    }
  }

  private static DateTimeFormatter formatOf(String date) {
    if (date.indexOf('W') >= 0) {
      return DateTimeFormatter.ISO_WEEK_DATE;
    }
    if (date.indexOf('-') < 0) {
      return DateTimeFormatter.BASIC_ISO_DATE;
    }
    return date.length() == "2026-093".length()
        ? DateTimeFormatter.ISO_ORDINAL_DATE
        : DateTimeFormatter.ISO_LOCAL_DATE;
  }

  private LocalDateTime local() {
    int hour = number("hour");
    int minute = number("minute");
    int second = number("second");
    int nano = nano();
    if (second == 60) {
      throw bad(
          "a leap second, which has no instant of its own here",
          "write the second before it or after it");
    }
    if (hour == 24 && minute == 0 && second == 0 && nano == 0) {
      return date().plusDays(1).atStartOfDay();
    }
    if (hour > 23 || minute > 59 || second > 59) {
      throw bad("no such time of day", "hours go to 23, minutes and seconds to 59");
    }
    return LocalDateTime.of(date(), LocalTime.of(hour, minute, second, nano));
  }

  private int number(String group) {
    String digits = form.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private int nano() {
    String fraction = form.group("fraction");
    if (fraction == null) {
      return 0;
    }
    int end = fraction.length();
    while (end > NANO_DIGITS && fraction.charAt(end - 1) == '0') {
      end--;
    }
    if (end > NANO_DIGITS) {
      throw bad("finer than a nanosecond", "write at most nine digits of a second");
    }
    return Integer.parseInt(fraction.substring(0, end) + "0".repeat(NANO_DIGITS - end));
  }

  private long instant(LocalDateTime local) {
    String offset = form.group("offset");
    Instant written = local.toInstant(offset == null ? offsetAt(local) : offset(offset));
    return nanos(written.getEpochSecond(), written.getNano());
  }

  private ZoneOffset offset(String written) {
    try {
      return ZoneOffset.of(written.replace('z', 'Z'));
    } catch (DateTimeException e) {
      throw bad("no such offset", "offsets go from -18:00 to +18:00");
    }
  }

  private ZoneOffset offsetAt(LocalDateTime local) {
    if (zone == null) {
      throw new BadTimeException(
          "time without offset: " + Show.quoted(text) + "; write an offset (…Z) or give --tz");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw bad("no such time in " + zone + ", where the clocks skip it", "write an offset");
    }
    if (offsets.size() > 1) {
      throw bad(
          "this time comes twice in " + zone + ", where the clocks go back",
          "write its offset, " + offsets.get(0) + " or " + offsets.get(1));
    }
    return offsets.get(0);
  }

  private long endOfDay(LocalDate day) {
    if (zone == null) {
      throw new BadTimeException(
          "date without a zone: "
              + Show.quoted(text)
              + "; write a time with an offset, or give --tz (a date means the end of that day there)");
    }
    return nanos(day.plusDays(1).atStartOfDay(zone).toEpochSecond(), 0);
  }

  private long nanos(long seconds, int nano) {
    try {
      return Nanos.of(seconds, nano);
    } catch (DateTimeException e) {
      throw outOfRange();
    }
  }

  private BadTimeException outOfRange() {
    return bad("out of range", RANGE);
  }

  private BadTimeException bad(String what, String mend) {
    return new BadTimeException(what + ": " + Show.quoted(text) + "; " + mend);
  }
}
