package io.asofguard.law;

import java.time.LocalDate;

/**
 * Instants as text. Written by hand to spare a formatter's start-up and garbage: files of receipts
 * hold millions.
 */
final class TimeText {
  /** No text is longer. */
  static final int LONGEST = 30;

  private static final long PER_SECOND = 1_000_000_000L;
  private static final long PER_DAY = 86_400 * PER_SECOND;

  private TimeText() {}

  /**
   * Appends an instant as {@link Nanos#text} writes it.
   *
   * @param nanos nanoseconds since the epoch, UTC
   * @param to gets the text
   */
  static void append(long nanos, StringBuilder to) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(nanos, PER_DAY));
    long ofDay = Math.floorMod(nanos, PER_DAY);
    int second = (int) (ofDay / PER_SECOND);
    to.append(day.getYear()).append('-');
    two(day.getMonthValue(), to).append('-');
    two(day.getDayOfMonth(), to).append('T');
    two(second / 3600, to).append(':');
    two(second / 60 % 60, to).append(':');
    two(second % 60, to);
    fraction((int) (ofDay % PER_SECOND), to);
    to.append('Z');
  }

  private static void fraction(int nanos, StringBuilder to) {
    int left = nanos;
    if (left != 0) {
      to.append('.');
    }
    for (int unit = 100_000_000; left != 0; unit /= 10) {
      to.append((char) ('0' + left / unit));
      left %= unit;
    }
  }

  private static StringBuilder two(int number, StringBuilder to) {
    return to.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
