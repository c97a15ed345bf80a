package io.asofguard.cli;

import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.InstantParser;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** Times as the user writes and reads them. */
final class Times {
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

  static String text(long nanos) {
    return Nanos.text(nanos);
  }
}
