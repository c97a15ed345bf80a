package io.asofguard.backfill;

import java.util.Arrays;

/**
 * How large a series' positive figures are, in buckets a quarter of an octave wide: enough to say
 * what is usual and what is far from it, in memory that doesn't grow.
 */
final class Spread {
  private static final int PER_OCTAVE = 4;
  private static final int BUCKETS = 1 << 9;
  private static final double LOG_2 = Math.log(2);

  private final int[] counts = new int[BUCKETS];
  private long count;
  private double largest;
  private long largestAt;

  void clear() {
    Arrays.fill(counts, 0);
    count = 0;
    largest = 0;
  }

  /** Takes a figure; what is not above zero is left out. */
  void add(double figure, long at) {
    if (!(figure > 0)) {
      return;
    }
    counts[bucket(figure)]++;
    count++;
    if (figure > largest) {
      largest = figure;
      largestAt = at;
    }
  }

  long count() {
    return count;
  }

  double largest() {
    return largest;
  }

  /** Where the largest figure was, as it was told. */
  long largestAt() {
    return largestAt;
  }

  /** The middle one, to a fifth. */
  double median() {
    long below = 0;
    int bucket = 0;
    while (bucket < BUCKETS - 1 && below + counts[bucket] <= count / 2) {
      below += counts[bucket++];
    }
    return Math.pow(2, (bucket - BUCKETS / 2 + 0.5) / PER_OCTAVE);
  }

  /** How many lie in a bucket above that of a figure. */
  long above(double figure) {
    long above = 0;
    for (int bucket = bucket(figure) + 1; bucket < BUCKETS; bucket++) {
      above += counts[bucket];
    }
    return above;
  }

  private static int bucket(double figure) {
    int bucket = (int) Math.floor(Math.log(figure) / LOG_2 * PER_OCTAVE) + BUCKETS / 2;
    return Math.max(0, Math.min(BUCKETS - 1, bucket));
  }
}
