package io.asofguard.benchmarks.hotpath;

import java.util.Comparator;
import java.util.SplittableRandom;

/** A question about one series; nanoseconds since the epoch, UTC, both inclusive. */
record Ask(long eventTime, long cutoff) {
  static final Comparator<Ask> BY_CUTOFF = Comparator.comparingLong(Ask::cutoff);

  private static final long DAY = 24L * 3_600 * FeedSeries.SECOND;

  /** For the value in force at a random cutoff. */
  static Ask latest(SeriesRows rows, SplittableRandom random) {
    long cutoff = random.nextLong(rows.firstKnown, rows.lastKnown + DAY);
    return new Ask(cutoff, cutoff);
  }

  /** For the value at a random event time, by a random cutoff after it. */
  static Ask at(SeriesRows rows, SplittableRandom random) {
    long eventTime = random.nextLong(rows.firstKnown, rows.lastKnown + 1);
    return new Ask(eventTime, random.nextLong(eventTime, rows.lastKnown + DAY));
  }

  /** For event times and cutoffs of two ranges, exclusive. */
  static Ask within(
      long eventFrom, long eventTo, long cutoffFrom, long cutoffTo, SplittableRandom random) {
    return new Ask(random.nextLong(eventFrom, eventTo), random.nextLong(cutoffFrom, cutoffTo));
  }
}
