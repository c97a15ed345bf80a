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

  /** Twice what was spent, and no less than this in either. */
  Spending twice(long spentReads, long spentNanos) {
    return new Spending(Math.max(reads, 2 * spentReads), Math.max(nanos, 2 * spentNanos));
  }

  /** As much again. */
  Spending after(long spentReads, long spentNanos) {
    return new Spending(spentReads + reads, spentNanos + nanos);
  }
}
