package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;

/**
 * Finds the rows of some probes in stages: each finds its bucket, then each touches the rows that
 * it may need, then each searches them. Within a stage no probe waits for another, so that as many
 * lines of memory are under way as the processor allows; and the search, which meets no miss any
 * more, leaves it little to guess.
 *
 * <p>What a probe looks at are the last four rows that its bucket leaves open, or those before.
 */
final class RowSearch {
  /** How many probes at once: their lines fit into the nearest caches. */
  static final int SIZE = 256;

  private static final int OPEN = 4;
  private static final int MIDDLE = 2 * Layout.ROW;
  private static final int SECOND_LINE = 48;
  private static final int THIRD_LINE = OPEN * Layout.ROW - Long.BYTES;

  /** Added to the address of a row that needs no search any more. */
  private static final int FOUND = 1;

  /** A row that is in force for ever and has no value. */
  private static final long NOTHING = nothing();

  private final long[] keys = new long[SIZE];
  private final long[] rows = new long[SIZE];
  private long sink;

  /**
   * The addresses of the rows, in an array that the next call fills anew; those of probes without
   * an answer have the value NaN.
   *
   * @param chunks as {@link ProbeOrder} numbers them
   * @param cutoffs one in so many, from the first on
   */
  long[] find(
      AsofIndex index, int[] chunks, int begin, long[] cutoffs, int first, int every, int count) {
    open(index, chunks, begin, cutoffs, first, every, count);
    touch(count);
    return search(count);
  }

  /** The first stage: each finds its bucket, and the first of the rows that it may need. */
  long[] open(
      AsofIndex index, int[] chunks, int begin, long[] cutoffs, int first, int every, int count) {
    for (int i = 0; i < count; i++) {
      keys[i] = cutoffs[first + every * i];
    }
    for (int i = 0; i < count; ) {
      int chunk = chunks[begin + i];
      int end = i + 1;
      while (end < count && chunks[begin + end] == chunk) {
        end++;
      }
      open(index, chunk, i, end);
      i = end;
    }
    return rows;
  }

  private void open(AsofIndex index, int chunk, int from, int to) {
    if (chunk < ProbeOrder.FIRST_CHUNK) {
      for (int i = from; i < to; i++) {
        rows[i] = NOTHING + FOUND;
      }
      return;
    }
    long record = index.record(chunk - ProbeOrder.FIRST_CHUNK);
    if (Chunk.count(record) < OPEN || Buckets.isWide(record)) {
      for (int i = from; i < to; i++) {
        rows[i] = rowOf(Chunk.floor(record, keys[i]), record) + FOUND;
      }
    } else {
      openBuckets(record, from, to);
    }
  }

  private static long rowOf(int row, long record) {
    return row < 0 ? NOTHING : Chunk.row(record, row);
  }

  private void openBuckets(long record, int from, int to) {
    long first = Chunk.first(record);
    long span = Buckets.span(record);
    long start = MEMORY.readLong(record + Layout.ROWS_AT);
    long table = MEMORY.readLong(record + Layout.TABLE_AT);
    int shift = MEMORY.readInt(record + Layout.SHIFT);
    long multiplier = MEMORY.readLong(record + Layout.MULTIPLIER);
    for (int i = from; i < to; i++) {
      if (!Law.inForce(first, keys[i])) {
        rows[i] = NOTHING + FOUND;
        continue;
      }
      long distance = keys[i] - first;
      if (distance < 0 || distance > span) {
        distance = span;
        keys[i] = first + span;
      }
      int high = Buckets.high(table, (distance >>> shift) * multiplier);
      if (high < 0) {
        rows[i] = Chunk.row(record, Chunk.floor(record, keys[i])) + FOUND;
      } else {
        rows[i] = start + (long) Math.max(0, high - OPEN) * Layout.ROW;
      }
    }
  }

  /** The second: all lines that open rows may lie in. */
  void touch(int count) {
    sink += touch(rows, count);
  }

  static long touch(long[] opened, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      long row = opened[i];
      if ((row & FOUND) == 0) {
        sum += MEMORY.readLong(row);
        sum += MEMORY.readLong(row + SECOND_LINE);
        sum += MEMORY.readLong(row + THIRD_LINE);
      }
    }
    return sum;
  }

  /** The third: each searches its rows, and takes their place. */
  private long[] search(int count) {
    for (int i = 0; i < count; i++) {
      long row = rows[i];
      rows[i] = (row & FOUND) == 0 ? amongFour(row, keys[i]) : row - FOUND;
    }
    return rows;
  }

  private static long amongFour(long open, long key) {
    long row = open;
    while (Law.inForceMask(MEMORY.readLong(row), key) == 0) {
      row -= Layout.ROW;
    }
    row += MIDDLE & Law.inForceMask(MEMORY.readLong(row + MIDDLE), key);
    return row + (Layout.ROW & Law.inForceMask(MEMORY.readLong(row + Layout.ROW), key));
  }

  /** Keeps the compiler from dropping the touches. */
  long sink() {
    return sink;
  }

  private static long nothing() {
    long row = MEMORY.allocate(2 * Layout.RECORD);
    MEMORY.setMemory(row, 2 * Layout.RECORD, (byte) 0);
    MEMORY.writeDouble(row + Long.BYTES, Double.NaN);
    return row;
  }
}
