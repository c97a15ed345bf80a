package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/**
 * Spreads the keys of a chunk over buckets of equal width, so that a look-up begins within a few
 * rows of its answer.
 */
final class Buckets {
  private static final int TOP_BITS = 31;

  private Buckets() {}

  /** Fills in the chunk's first key, and how keys map to buckets. */
  static void write(long record, long first, long last, int buckets) {
    long span = last - first;
    int shift = Math.max(0, Long.SIZE - TOP_BITS - Long.numberOfLeadingZeros(span));
    long top = span >>> shift;
    MEMORY.writeLong(record + Layout.FIRST_KEY, first);
    MEMORY.writeInt(record + Layout.BUCKETS, buckets);
    MEMORY.writeInt(record + Layout.SHIFT, shift);
    MEMORY.writeInt(record + Layout.TOP, (int) top);
    MEMORY.writeLong(record + Layout.MULTIPLIER, ((long) buckets << Integer.SIZE) / (top + 1));
  }

  /** The bucket of a key that is not before the chunk's first. */
  static int of(long record, long first, long key) {
    long distance = (key - first) >>> MEMORY.readInt(record + Layout.SHIFT);
    long top = MEMORY.readInt(record + Layout.TOP);
    if (distance < 0 || distance > top) {
      distance = top;
    }
    return (int) ((distance * MEMORY.readLong(record + Layout.MULTIPLIER)) >>> Integer.SIZE);
  }

  /** Fills in the number of the first row at or after each bucket. */
  static void writeTable(long record, long rows, int count) {
    int buckets = MEMORY.readInt(record + Layout.BUCKETS);
    long first = MEMORY.readLong(rows);
    long table = rows + Layout.table(count);
    int next = 0;
    for (int row = 0; row < count; row++) {
      int bucket = of(record, first, MEMORY.readLong(rows + (long) row * Layout.ROW));
      while (next <= bucket) {
        MEMORY.writeShort(table + 2L * next++, (short) row);
      }
    }
    while (next <= buckets) {
      MEMORY.writeShort(table + 2L * next++, (short) count);
    }
  }
}
