package io.asofguard.ingest;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO-8601 text as an exact instant; nothing is ever rounded and no offset is ever guessed.
 *
 * <p>The common form {@code YYYY-MM-DDTHH:MM:SS[.f](Z|±HH:MM)} with one to nine digits of fraction
 * takes some 20 ns and allocates nothing; every other legal form goes by {@link WrittenTime}, which
 * takes about a microsecond. Legal instants lie from 1677-09-21T00:12:43.145224192Z to
 * 2262-04-11T23:47:16.854775807Z, both inclusive. An instance is not thread-safe; {@link
 * #parse(String, ZoneId)} is.
 */
public final class InstantParser {

  private static final int SHORTEST = "2026-04-03T07:06:40Z".length();
  private static final int FRACTION_AT = "2026-04-03T07:06:40".length();
  private static final int OFFSET_LENGTH = "+00:00".length();
  private static final int MOST_FRACTION_DIGITS = 9;
  private static final int FIRST_WHOLE_YEAR = 1678;
  private static final int LAST_WHOLE_YEAR = 2261;
  private static final int MOST_OFFSET_MINUTES = 18 * 60;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int NOT_DIGITS = Integer.MIN_VALUE;
  private static final int[] SCALE = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private final @Nullable ZoneId zone;
  private int lastDate;
  private long lastDay;
  private long nanos;
  private String reason = "";

  InstantParser(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Reads one written instant.
   *
   * @param text ISO-8601 with an offset or {@code Z}; with a zone also a local time, or a bare
   *     date, which means the end of that day there (00:00:00 of the next)
   * @param zone where local times and bare dates are from, or null if there is no such zone
   * @return nanoseconds since the epoch, UTC
   * @throws BadTimeException if the text names no instant, more than one, one that is out of range
   *     or one that is finer than a nanosecond
   */
  public static long parse(String text, @Nullable ZoneId zone) {
    InstantParser parser = new InstantParser(zone);
    if (!parser.parse(text.toCharArray(), 0, text.length())) {
      throw new BadTimeException(parser.reason());
    }
    return parser.nanos();
  }

  /** Returns whether the slice names an instant: then {@link #nanos}, else {@link #reason}. */
  boolean parse(char[] text, int offset, int length) {
    return parseCommonForm(text, offset, length) || parseAnyForm(new String(text, offset, length));
  }

  /** As {@link #parse(char[], int, int)}, of a record's column. */
  boolean parse(FieldBuffer row, Column column) {
    if (row.isInstant(column)) {
      nanos = row.instant(column);
      return true;
    }
    return parse(row.text(), row.start(column), row.length(column));
  }

  /** The instant read last, in nanoseconds since the epoch, UTC. */
  long nanos() {
    return nanos;
  }

  /** Why the last text is no instant, and how to mend it. */
  String reason() {
    return reason;
  }

  private boolean parseAnyForm(String text) {
    try {
      nanos = WrittenTime.read(text, zone);
      return true;
    } catch (BadTimeException e) {
      reason = String.valueOf(e.getMessage());
      return false;
    }
  }

  private boolean parseCommonForm(char[] t, int o, int length) {
    if (length < SHORTEST || !isPunctuated(t, o)) {
      return false;
    }
    int century = twoDigits(t, o);
    int yearOfCentury = twoDigits(t, o + 2);
    int month = twoDigits(t, o + 5);
    int day = twoDigits(t, o + 8);
    int hour = twoDigits(t, o + 11);
    int minute = twoDigits(t, o + 14);
    int second = twoDigits(t, o + 17);
    if ((century | yearOfCentury | month | day | hour | minute | second) < 0) {
      return false;
    }
    int year = century * 100 + yearOfCentury;
    if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      return false;
    }
    long seconds = lastDay * 86_400 + hour * 3_600L + minute * 60L + second;
    return parseFractionAndOffset(t, o + FRACTION_AT, o + length, seconds);
  }

  private boolean parseFractionAndOffset(char[] t, int from, int end, long localSeconds) {
    int fraction = 0;
    int at = from;
    if (t[at] == '.') {
      int first = ++at;
      int last = Math.min(end, first + MOST_FRACTION_DIGITS);
      while (at < last && isDigit(t[at])) {
        fraction = fraction * 10 + (t[at++] - '0');
      }
      if (at == first) {
        return false;
      }
      fraction *= SCALE[at - first];
    }
    if (end - at == 1 && t[at] == 'Z') {
      return take(localSeconds, fraction);
    }
    int offset = end - at == OFFSET_LENGTH ? offsetMinutes(t, at) : NOT_DIGITS;
    return offset != NOT_DIGITS && take(localSeconds - offset * 60L, fraction);
  }

  private boolean take(long seconds, int fraction) {
    nanos = seconds * NANOS_PER_SECOND + fraction;
    return true;
  }

  private static int offsetMinutes(char[] t, int at) {
    int hours = twoDigits(t, at + 1);
    int minutes = twoDigits(t, at + 4);
    boolean legal = (hours | minutes) >= 0 && t[at + 3] == ':' && minutes < 60;
    int total = hours * 60 + minutes;
    if (!legal || total > MOST_OFFSET_MINUTES || (t[at] != '+' && t[at] != '-')) {
      return NOT_DIGITS;
    }
    return t[at] == '+' ? total : -total;
  }

  private static boolean isPunctuated(char[] t, int o) {
    return t[o + 4] == '-'
        && t[o + 7] == '-'
        && t[o + 10] == 'T'
        && t[o + 13] == ':'
        && t[o + 16] == ':';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int twoDigits(char[] t, int at) {
    int tens = t[at] - '0';
    int ones = t[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? NOT_DIGITS : tens * 10 + ones;
  }

  /** Leaves a legal day in {@link #lastDay}: mostly it is the same as the last one. */
  private boolean isDay(int year, int month, int day) {
    int date = (year * 100 + month) * 100 + day;
    if (date == lastDate) {
      return true;
    }
    if (!isDate(year, month, day)) {
      return false;
    }
    lastDate = date;
    lastDay = epochDay(year, month, day);
    return true;
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= FIRST_WHOLE_YEAR
        && year <= LAST_WHOLE_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= daysIn(year, month);
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return 30 + ((month + (month >> 3)) & 1);
  }

  /** Days since 1970-01-01, counted in years that start in March, so that leap days come last. */
  private static long epochDay(int year, int month, int day) {
    int marchYear = month > 2 ? year : year - 1;
    int marchMonth = month > 2 ? month - 3 : month + 9;
    int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
    int leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400;
    return 365L * marchYear + leapDays + dayOfYear - 719_468;
  }
}
