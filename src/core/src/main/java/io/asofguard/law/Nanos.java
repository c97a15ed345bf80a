package io.asofguard.law;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Instants as {@code long} nanoseconds since 1970-01-01T00:00:00Z, both ways, exact.
 *
 * <p>The range is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z; what lies
 * outside is refused, never wrapped.
 */
public final class Nanos {
  private static final long PER_SECOND = 1_000_000_000L;
  private static final long MOST_SECONDS = Long.divideUnsigned(-1L, PER_SECOND);

  private Nanos() {}

  /**
   * The nanoseconds of an instant.
   *
   * @param instant any instant
   * @return nanoseconds since the epoch, UTC
   * @throws DateTimeException if the instant lies outside the range
   */
  public static long of(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano());
  }

  /**
   * The nanoseconds of a second and its fraction.
   *
   * @param epochSecond seconds since the epoch
   * @param nano 0 to 999,999,999
   * @return nanoseconds since the epoch, UTC
   * @throws DateTimeException if the instant lies outside the range
   */
  public static long of(long epochSecond, int nano) {
    try {
      if (epochSecond < 0 && nano > 0) {
        return Math.addExact(Math.multiplyExact(epochSecond + 1, PER_SECOND), nano - PER_SECOND);
      }
      return Math.addExact(Math.multiplyExact(epochSecond, PER_SECOND), nano);
    } catch (ArithmeticException e) {
      throw new DateTimeException(
          "an instant must lie between "
              + toInstant(Long.MIN_VALUE)
              + " and "
              + toInstant(Long.MAX_VALUE)
              + ": "
              + Instant.ofEpochSecond(epochSecond, nano),
          e);
    }
  }

  /**
   * The instant of nanoseconds since the epoch.
   *
   * @param nanos nanoseconds since the epoch, UTC
   * @return the same instant
   */
  public static Instant toInstant(long nanos) {
    long seconds = Math.floorDiv(nanos, PER_SECOND);
    return Instant.ofEpochSecond(seconds, nanos - seconds * PER_SECOND);
  }

  /**
   * The instant a while before another.
   *
   * @param nanos nanoseconds since the epoch, UTC
   * @param back how long before; not negative
   * @return nanoseconds since the epoch, exact; empty if it lies before the range
   */
  public static OptionalLong minus(long nanos, Duration back) {
    try {
      return OptionalLong.of(of(toInstant(nanos).minus(back)));
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * A bound on age as {@link Law#stale} takes it.
   *
   * @param duration not negative
   * @return its nanoseconds as an unsigned {@code long}; {@link Law#AGELESS} for more than two
   *     instants can lie apart
   */
  public static long age(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(MOST_SECONDS)) >= 0) {
      return Law.AGELESS;
    }
    return duration.getSeconds() * PER_SECOND + duration.getNano();
  }

  /**
   * The nanoseconds of a duration, at most {@link Long#MAX_VALUE}.
   *
   * @param duration not negative
   * @return its nanoseconds, saturated
   */
  public static long ofDuration(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * ISO-8601 in UTC with as many fraction digits as needed, and no more.
   *
   * @param nanos nanoseconds since the epoch, UTC
   * @return such as {@code 2026-04-08T12:00:00.25Z}
   */
  public static String text(long nanos) {
    StringBuilder text = new StringBuilder(TimeText.LONGEST);
    TimeText.append(nanos, text);
    return text.toString();
  }
}
