package io.asofguard.hotpath;

import io.asofguard.law.Law;
import java.util.Arrays;

/**
 * At which cutoffs at least one of some rows has a value in force: from one knowledge time on for
 * ever, and before that within intervals {@code [begin, end)} that revisions and retractions ended.
 *
 * <p>Exact up to {@link #MOST} intervals; beyond that the smallest gaps are closed, so that a cover
 * may promise too much and never too little.
 */
final class Cover {
  static final int MOST = 64;

  /** At no cutoff but the last instant of all, where a cover may promise too much. */
  static final long NEVER = Long.MAX_VALUE;

  private static final long[] NOTHING = new long[0];

  static final Cover EMPTY = new Cover(NEVER, NOTHING);

  /** From here on for ever; {@link #NEVER} if not. */
  final long from;

  /** Pairs of begin and end, ascending, apart from each other, and before {@link #from}. */
  final long[] pairs;

  Cover(long from, long[] pairs) {
    this.from = from;
    this.pairs = pairs;
  }

  /** Whether a cutoff lies in one of the intervals. Most that are asked ended before it. */
  static boolean within(long[] pairs, long cutoff) {
    if (pairs.length == 0 || Law.known(pairs[pairs.length - 1], cutoff)) {
      return false;
    }
    for (int i = 0; i < pairs.length && Law.known(pairs[i], cutoff); i += 2) {
      if (!Law.known(pairs[i + 1], cutoff)) {
        return true;
      }
    }
    return false;
  }

  static Cover union(Cover[] covers, int begin, int end) {
    long from = NEVER;
    int count = 0;
    for (int i = begin; i < end; i++) {
      from = Math.min(from, covers[i].from);
      count += covers[i].pairs.length;
    }
    if (count == 0) {
      return new Cover(from, NOTHING);
    }
    long[][] intervals = new long[count / 2][];
    int filled = 0;
    for (int i = begin; i < end; i++) {
      for (int p = 0; p < covers[i].pairs.length; p += 2) {
        intervals[filled++] = new long[] {covers[i].pairs[p], covers[i].pairs[p + 1]};
      }
    }
    return of(from, intervals);
  }

  /** From an instant on for ever, and within pairs of begin and end in any order. */
  static Cover of(long from, long[][] intervals) {
    Arrays.sort(intervals, (a, b) -> Law.order(a[0], b[0]));
    long[] merged = new long[2 * intervals.length];
    int size = 0;
    for (long[] interval : intervals) {
      if (Law.known(from, interval[0])) {
        break;
      }
      if (size > 0 && Law.known(interval[0], merged[size - 1])) {
        merged[size - 1] = Math.max(merged[size - 1], interval[1]);
      } else {
        merged[size++] = interval[0];
        merged[size++] = interval[1];
      }
    }
    if (size > 0 && Law.known(from, merged[size - 1])) {
      from = merged[size - 2];
      size -= 2;
    }
    return new Cover(from, closeSmallestGaps(Arrays.copyOf(merged, size)));
  }

  private static long[] closeSmallestGaps(long[] pairs) {
    int gaps = pairs.length / 2 - 1;
    if (gaps < MOST) {
      return pairs;
    }
    long[] widths = new long[gaps];
    for (int i = 0; i < gaps; i++) {
      widths[i] = (pairs[2 * i + 2] - pairs[2 * i + 1]) ^ Long.MIN_VALUE; // unsigned
    }
    long[] sorted = widths.clone();
    Arrays.sort(sorted);
    long widest = sorted[gaps - MOST + 1];
    long[] kept = new long[2 * MOST];
    kept[0] = pairs[0];
    int size = 1;
    for (int i = 0; i < gaps; i++) {
      if (widths[i] >= widest && size < 2 * MOST - 1) {
        kept[size++] = pairs[2 * i + 1];
        kept[size++] = pairs[2 * i + 2];
      }
    }
    kept[size++] = pairs[pairs.length - 1];
    return Arrays.copyOf(kept, size);
  }
}
