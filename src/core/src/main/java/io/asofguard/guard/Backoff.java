package io.asofguard.guard;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When something that failed may be tried again: after a while that doubles with each failure in a
 * row, up to a bound. Used by one thread at a time.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(10);
  static final Duration MOST = Duration.ofMinutes(10);

  private final LongSupplier nanoTime;
  private Duration next = FIRST;
  private Duration wait = Duration.ZERO;
  private long failedAt;

  /** By a clock that never goes back, as {@link System#nanoTime}. */
  Backoff(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether it may be tried now. */
  boolean isOver() {
    return nanoTime.getAsLong() - failedAt >= wait.toNanos() || wait.isZero();
  }

  /** It failed; how long to wait now. */
  Duration failed() {
    failedAt = nanoTime.getAsLong();
    wait = next;
    next = wait.multipliedBy(2).compareTo(MOST) < 0 ? wait.multipliedBy(2) : MOST;
    return wait;
  }

  void succeeded() {
    wait = Duration.ZERO;
    next = FIRST;
  }
}
