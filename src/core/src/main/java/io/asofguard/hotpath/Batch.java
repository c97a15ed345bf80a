package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;
import java.lang.ref.Reference;

/**
 * Many look-ups at once. They go through in blocks, and a block in stages: all its probes find
 * their chunk, then all their bucket, then all their row. Within a stage no probe waits for
 * another, so the misses of a block overlap and a probe costs a fraction of one.
 *
 * <p>Used by one thread; keep it for the next batch.
 */
final class Batch {
  private static final int BLOCK = 256;

  private final long[] records = new long[BLOCK];
  private final long[] rows = new long[BLOCK];
  private final int[] bounds = new int[BLOCK];
  private long sink;

  void latest(AsofIndex index, int[] series, long[] cutoffs, double[] values, long[] eventTimes) {
    try {
      for (int begin = 0; begin < series.length; begin += BLOCK) {
        int size = Math.min(BLOCK, series.length - begin);
        findChunks(index, series, cutoffs, begin, size);
        findBuckets(cutoffs, begin, size);
        touchRows(size);
        readRows(index, series, cutoffs, values, eventTimes, begin, size);
      }
    } finally {
      Reference.reachabilityFence(index);
    }
  }

  private void findChunks(AsofIndex index, int[] series, long[] cutoffs, int begin, int size) {
    for (int i = 0; i < size; i++) {
      records[i] = index.stairsRecord(series[begin + i], cutoffs[begin + i]);
    }
  }

  private void findBuckets(long[] cutoffs, int begin, int size) {
    for (int i = 0; i < size; i++) {
      long record = records[i];
      if (record > 0) {
        long cutoff = cutoffs[begin + i];
        long first = MEMORY.readLong(record);
        int count = Chunk.count(record);
        long address = MEMORY.readLong(record + Layout.ROWS_AT);
        rows[i] = address;
        int bucket = Law.inForce(first, cutoff) ? Buckets.of(record, first, cutoff) : -1;
        bounds[i] = bucket < 0 ? 0 : MEMORY.readInt(address + Layout.table(count) + 2L * bucket);
      }
    }
  }

  /** The row before a bucket, and the last one's end: all lines that the next stage needs. */
  private void touchRows(int size) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      if (records[i] > 0) {
        int low = bounds[i] & 0xFFFF;
        int high = bounds[i] >>> Short.SIZE;
        long last = rows[i] + (long) high * Layout.ROW - Long.BYTES;
        sum += MEMORY.readLong(rows[i] + (long) Math.max(0, low - 1) * Layout.ROW);
        sum += MEMORY.readLong(Math.max(rows[i], last));
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
      if (records[i] <= 0) {
        slow(index, series[at], cutoffs[at], values, eventTimes, at);
        continue;
      }
      int step = Chunk.floorWithin(rows[i], bounds[i] & 0xFFFF, bounds[i] >>> 16, cutoffs[at]);
      if (step < 0) {
        values[at] = Double.NaN;
        eventTimes[at] = 0;
        continue;
      }
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
