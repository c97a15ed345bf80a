package io.asofguard.guard;

import java.util.function.LongSupplier;

/**
 * After a build, as long as it took: so that building again and again takes half of the time at
 * most. Used by one thread at a time.
 */
final class BuildPause {
  private final LongSupplier nanoTime;
  private long ended;
  private long took;

  /** By a clock that never goes back, as {@link System#nanoTime}. */
  BuildPause(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A build has ended that began then. */
  void after(long begun) {
    ended = nanoTime.getAsLong();
    took = ended - begun;
  }

  /** Whether another may begin. */
  boolean isOver() {
    return took == 0 || nanoTime.getAsLong() - ended >= took;
  }
}
