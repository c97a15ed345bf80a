package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import java.time.Duration;

/**
 * The value that leaked. Times are nanoseconds since the epoch, UTC.
 *
 * @param series its series
 * @param value the value; NaN for a retraction
 * @param eventTime the instant that it speaks of
 * @param knowledge the first instant at which it could be known
 */
public record Datum(Series series, double value, long eventTime, long knowledge) {

  /**
   * When it could be known, beside a cutoff.
   *
   * @param cutoff nanoseconds since the epoch, UTC
   * @return such as {@code PT30M1S after the cutoff}, or {@code at the cutoff}
   */
  public String knownBeside(long cutoff) {
    Duration after = Duration.between(Nanos.toInstant(cutoff), Nanos.toInstant(knowledge));
    return after.isZero()
        ? "at the cutoff"
        : after.abs() + (Law.known(knowledge, cutoff) ? " before" : " after") + " the cutoff";
  }
}
