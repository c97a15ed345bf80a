package io.asofguard.cli;

import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.InstantParser;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** Times as the user writes and reads them. */
final class Times {
  private static final long PER_SECOND = 1_000_000_000L;
  private static final long SECONDS_PER_DAY = 86_400;

  private Times() {}

  /** The instant that an option or argument names, in nanoseconds since the epoch. */
  static long parse(String option, String text, @Nullable ZoneId zone) {
    try {
      return InstantParser.parse(text, zone);
    } catch (BadTimeException e) {
      throw new RefusedException(option + ": " + e.getMessage());
    }
  }

  static @Nullable Long parseIfGiven(String option, @Nullable String text, @Nullable ZoneId zone) {
    return text == null ? null : parse(option, text, zone);
  }

  /** A duration as ISO-8601 writes it, not negative. */
  static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new TypeConversionException(
        "not a length of time: '"
            + text
            + "'; write it as ISO-8601, such as PT15M, PT1H30M or P1D");
  }

  /** A bound on age as the law takes it. */
  static long bound(@Nullable Duration duration) {
    return duration == null ? Law.AGELESS : Nanos.age(duration);
  }

  static @Nullable String textIfAny(@Nullable Long nanos) {
    return nanos == null ? null : text(nanos);
  }

  /**
   * ISO-8601 in UTC with as many fraction digits as needed, and no more. Written by hand to spare a
   * formatter's start-up and garbage.
   */
  static String text(long nanos) {
    long second = Math.floorDiv(nanos, PER_SECOND);
    int fraction = (int) Math.floorMod(nanos, PER_SECOND);
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
    int ofDay = (int) Math.floorMod(second, SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder(30).append(day.getYear()).append('-');
    two(text, day.getMonthValue()).append('-');
    two(text, day.getDayOfMonth()).append('T');
    two(text, ofDay / 3600).append(':');
    two(text, ofDay / 60 % 60).append(':');
    two(text, ofDay % 60);
    if (fraction != 0) {
      text.append('.').append(digits(fraction));
    }
    return text.append('Z').toString();
  }

  private static String digits(int fraction) {
    String nine = Integer.toString(fraction + (int) PER_SECOND).substring(1);
    int end = nine.length();
    while (nine.charAt(end - 1) == '0') {
      end--;
    }
    return nine.substring(0, end);
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
