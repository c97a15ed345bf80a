package io.asofguard.guard;

/**
 * What reads by SQL may cost before something else is tried.
 *
 * @param reads so many of them
 * @param nanos or so much time
 */
record Spending(long reads, long nanos) {

  boolean isReached(long spentReads, long spentNanos) {
    return spentReads >= reads || spentNanos >= nanos;
  }

  /** As much again. */
  Spending after(long spentReads, long spentNanos) {
    return new Spending(spentReads + reads, spentNanos + nanos);
  }
}
