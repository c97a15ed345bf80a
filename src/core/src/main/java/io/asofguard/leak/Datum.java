package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Plain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The value that leaked, or the outcome. Times are nanoseconds since the epoch, UTC.
 *
 * @param series its series; of an outcome the entity, or the event, and the field {@value #OUTCOME}
 * @param value the value; NaN for a retraction, and for an outcome that is no number
 * @param outcome what it resolved to; null for a value of a series
 * @param eventTime the instant that it speaks of
 * @param knowledge the first instant at which it could be known
 */
public record Datum(
    Series series, double value, @Nullable String outcome, long eventTime, long knowledge) {
  private static final String OUTCOME = "outcome";

  /**
   * A value of a series.
   *
   * @param series its series
   * @param value the value; NaN for a retraction
   * @param eventTime the instant that it speaks of
   * @param knowledge the first instant at which it could be known
   */
  public Datum(Series series, double value, long eventTime, long knowledge) {
    this(series, value, null, eventTime, knowledge);
  }

  /** How an entity, or an event, resolved. */
  static Datum of(String entity, String outcome, long at, long knowledge) {
    return new Datum(Series.of(entity, OUTCOME), number(outcome), outcome, at, knowledge);
  }

  private static double number(String outcome) {
    try {
      return Double.parseDouble(outcome);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * The value in words.
   *
   * @return a number, {@code retracted}, or how it resolved
   */
  public String text() {
    if (outcome != null) {
      return outcome;
    }
    return Double.isNaN(value) ? "retracted" : Plain.number(value);
  }

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
