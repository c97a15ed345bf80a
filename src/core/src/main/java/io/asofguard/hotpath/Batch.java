package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;
import java.lang.ref.Reference;

/**
 * Many look-ups at once. They go through in blocks, and a block in stages: all its probes find
 * their bucket, then all touch their rows, then all read them. Within a stage no probe waits for
 * another, so the misses of a block overlap and a probe costs a fraction of one.
 *
 * <p>Used by one thread; keep it for the next batch.
 */
final class Batch {
  private static final int BLOCK = 256;

  private final long[] rows = new long[BLOCK];
  private final int[] bounds = new int[BLOCK];
  private long sink;

  void latest(AsofIndex index, int[] series, long[] cutoffs, double[] values, long[] eventTimes) {
    try {
      for (int begin = 0; begin < series.length; begin += BLOCK) {
        int size = Math.min(BLOCK, series.length - begin);
        findBuckets(index, series, cutoffs, begin, size);
        touchRows(size);
        readRows(index, series, cutoffs, values, eventTimes, begin, size);
      }
    } finally {
      Reference.reachabilityFence(index);
    }
  }

  private void findBuckets(AsofIndex index, int[] series, long[] cutoffs, int begin, int size) {
    for (int i = 0; i < size; i++) {
      long cutoff = cutoffs[begin + i];
      long record = index.stairsRecord(series[begin + i], cutoff);
      long first = record > 0 ? MEMORY.readLong(record) : 0;
      boolean isThere = record > 0 && Law.inForce(first, cutoff);
      rows[i] = isThere ? MEMORY.readLong(record + Layout.ROWS_AT) : 0;
      bounds[i] = isThere ? Buckets.bounds(record, first, cutoff) : 0;
    }
  }

  /** The row before a bucket, and the last one's end: all lines that the next stage needs. */
  private void touchRows(int size) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      if (rows[i] != 0) {
        int low = Math.max(0, Buckets.low(bounds[i]) - 1);
        int last = Math.max(low, Buckets.high(bounds[i]) - 1);
        sum += MEMORY.readLong(rows[i] + (long) low * Layout.ROW);
        sum += MEMORY.readLong(rows[i] + (long) last * Layout.ROW + 2 * Long.BYTES);
      }
    }
    sink = sum;
  }

  private void readRows(
      AsofIndex index,
      int[] series,
      long[] cutoffs,
      double[] values,
      long[] eventTimes,
      int begin,
      int size) {
    for (int i = 0; i < size; i++) {
      int at = begin + i;
      if (rows[i] == 0) {
        slow(index, series[at], cutoffs[at], values, eventTimes, at);
        continue;
      }
      int low = Buckets.low(bounds[i]);
      int high = Buckets.high(bounds[i]);
      int step =
          high - low <= Chunk.FEW_ROWS
              ? Chunk.floorAmongFew(rows[i], low, high, cutoffs[at])
              : Chunk.floorWithin(rows[i], low, high, cutoffs[at]);
      long row = rows[i] + (long) step * Layout.ROW;
      values[at] = MEMORY.readDouble(row + Long.BYTES);
      eventTimes[at] = MEMORY.readLong(row + 2 * Long.BYTES);
    }
  }

  private static void slow(
      AsofIndex index, int series, long cutoff, double[] values, long[] eventTimes, int at) {
    Hit hit = new Hit();
    boolean found = index.latest(series, cutoff, hit);
    values[at] = found ? hit.value : Double.NaN;
    eventTimes[at] = found ? hit.eventTime : 0;
  }

  /** Keeps the compiler from dropping the touches. */
  long sink() {
    return sink;
  }
}
