package io.asofguard.guard;

import io.asofguard.law.Basis;
import org.jspecify.annotations.Nullable;

/**
 * An answer with its basis: for receipts and operators, never for forecasters. Times are
 * nanoseconds since the epoch, UTC.
 *
 * @param status the kind of answer; the rest says something only if it is {@link Status#KNOWN}
 * @param value the value
 * @param eventTime the event time that it speaks of
 * @param knowledge its knowledge time
 * @param basis where that comes from; null unless known
 */
public record Answer(
    Status status, double value, long eventTime, long knowledge, @Nullable Basis basis) {
  static final Answer UNKNOWN = of(Status.UNKNOWN);
  static final Answer SEALED = of(Status.SEALED);
  static final Answer STALE = of(Status.STALE);
  static final Answer FUTURE = of(Status.FUTURE);

  private static Answer of(Status status) {
    return new Answer(status, Double.NaN, 0, 0, null);
  }

  /**
   * Whether there is a value.
   *
   * @return whether the status is {@link Status#KNOWN}
   */
  public boolean isKnown() {
    return status == Status.KNOWN;
  }
}
