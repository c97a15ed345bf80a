package io.asofguard.leak.audit;

import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One row of a prediction file with what it came to.
 *
 * @param prediction the row
 * @param verdict what it came to
 * @param knowable the value in force at its time; NaN if there was none, or it was sealed
 * @param first how the value that it holds was first known; null if it never was
 */
public record AuditedRow(
    Prediction prediction, RowVerdict verdict, double knowable, @Nullable FirstKnown first) {

  /**
   * How long after its time its value was first known.
   *
   * @return more than zero; null if it was known by its time, or never
   */
  public @Nullable Duration excess() {
    if (first == null || Law.known(first.knowledge(), prediction.asOf())) {
      return null;
    }
    return Duration.between(Nanos.toInstant(prediction.asOf()), Nanos.toInstant(first.knowledge()));
  }

  AuditedRow as(RowVerdict other) {
    return new AuditedRow(prediction, other, knowable, first);
  }
}
