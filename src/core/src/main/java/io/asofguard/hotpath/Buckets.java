package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/**
 * Spreads the keys of a chunk over buckets of equal width, so that a look-up begins within a few
 * rows of its answer. A table of words says which rows are in a bucket:
 *
 * <pre>
 *   bits 0 to 14   the first row of the word's twelve buckets
 *   bit 15         one of them has more rows than can be counted here
 *   bits 16 to 63  how many rows are in each, 4 bits each
 * </pre>
 *
 * <p>A last word holds the number of all rows. Where rows crowd, a search goes over all rows of a
 * word.
 */
final class Buckets {
  static final int IN_WORD = 12;

  private static final int TOP_BITS = 31;
  private static final long FRACTION = 0xFFFFFFFFL;
  private static final int LOW = 0xFFFF;
  private static final long FIRST_ROW = 0x7FFF;
  private static final long CROWDED = 0x8000;
  private static final int COUNTS = 16;
  private static final int COUNT_BITS = 4;
  private static final int MOST = 15;
  private static final long EVERY_OTHER = 0x0F0F0F0F0F0F0F0FL;
  private static final long ONES = 0x0101010101010101L;
  private static final int LAST_BYTE = 56;

  private Buckets() {}

  /** Fills in the chunk's first key, and how keys map to buckets. */
  static void write(long record, long first, long last, int rows) {
    int words = Layout.tableWords(rows);
    long span = last - first;
    int shift = Math.max(0, Long.SIZE - TOP_BITS - Long.numberOfLeadingZeros(span));
    long top = span >>> shift;
    MEMORY.writeLong(record + Layout.FIRST_KEY, first);
    MEMORY.writeInt(record + Layout.WORDS, words);
    MEMORY.writeInt(record + Layout.SHIFT, shift);
    MEMORY.writeInt(record + Layout.TOP, (int) top);
    MEMORY.writeLong(record + Layout.MULTIPLIER, ((long) words << Integer.SIZE) / (top + 1));
  }

  /** Where a key that is not before the chunk's first lies: a word, and as a fraction in it. */
  private static long place(long record, long first, long key) {
    long distance = (key - first) >>> MEMORY.readInt(record + Layout.SHIFT);
    long top = MEMORY.readInt(record + Layout.TOP);
    if (distance < 0 || distance > top) {
      distance = top;
    }
    return distance * MEMORY.readLong(record + Layout.MULTIPLIER);
  }

  private static int word(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  private static int bucket(long place) {
    return (int) (((place & FRACTION) * IN_WORD) >>> Integer.SIZE);
  }

  /** The last row whose key is not after a key that is not before the chunk's first. */
  static int floor(long record, long rows, long first, long key) {
    int bounds = bounds(record, first, key);
    return Chunk.floorWithin(rows, low(bounds), high(bounds), key);
  }

  /**
   * Where the last row is whose key is not after a key that is not before the chunk's first: {@link
   * #low} and {@link #high} in one.
   */
  static int bounds(long record, long first, long key) {
    long place = place(record, first, key);
    long at = MEMORY.readLong(record + Layout.TABLE_AT) + (long) word(place) * Long.BYTES;
    long word = MEMORY.readLong(at);
    if ((word & CROWDED) != 0) {
      return (int) (word & FIRST_ROW)
          | (int) (MEMORY.readLong(at + Long.BYTES) & FIRST_ROW) << Short.SIZE;
    }
    int shift = COUNT_BITS * bucket(place);
    long counts = word >>> COUNTS;
    int low = (int) (word & FIRST_ROW) + sum(counts & ((1L << shift) - 1));
    return low | (low + ((int) (counts >>> shift) & MOST)) << Short.SIZE;
  }

  /** As {@link #high(int)}, of a place; -1 where rows crowd. */
  static int high(long table, long place) {
    long word = MEMORY.readLong(table + (place >>> Integer.SIZE) * Long.BYTES);
    int upTo = COUNT_BITS * (bucket(place) + 1);
    int high = (int) (word & FIRST_ROW) + sum((word >>> COUNTS) & ((1L << upTo) - 1));
    return (word & CROWDED) == 0 ? high : -1;
  }

  /** How far its last key is at most from its first, if it is not {@link #isWide}. */
  static long span(long record) {
    int shift = MEMORY.readInt(record + Layout.SHIFT);
    return ((MEMORY.readInt(record + Layout.TOP) + 1L) << shift) - 1;
  }

  /** Whether two keys of a chunk may lie further apart than half of all that a number can say. */
  static boolean isWide(long record) {
    return MEMORY.readInt(record + Layout.SHIFT) >= TOP_BITS;
  }

  /** The first row that may be after the key. */
  static int low(int bounds) {
    return bounds & LOW;
  }

  /** The first row that must be. */
  static int high(int bounds) {
    return bounds >>> Short.SIZE;
  }

  /** Of counts side by side. */
  private static int sum(long counts) {
    long pairs = (counts & EVERY_OTHER) + ((counts >>> COUNT_BITS) & EVERY_OTHER);
    return (int) ((pairs * ONES) >>> LAST_BYTE);
  }

  /** Fills in the table of rows that are written already. */
  static void writeTable(long record, long rows, int count, long table) {
    int words = MEMORY.readInt(record + Layout.WORDS);
    int row = 0;
    for (int word = 0; word < words; word++) {
      int end = endOf(record, rows, row, count, word);
      MEMORY.writeLong(table + (long) word * Long.BYTES, word(record, rows, row, end));
      row = end;
    }
    MEMORY.writeLong(table + (long) words * Long.BYTES, count);
  }

  private static int endOf(long record, long rows, int from, int count, int word) {
    int row = from;
    while (row < count && word(placeOf(record, rows, row)) == word) {
      row++;
    }
    return row;
  }

  private static long placeOf(long record, long rows, int row) {
    return place(record, MEMORY.readLong(record), Chunk.key(rows, row));
  }

  private static long word(long record, long rows, int from, int end) {
    long bits = from;
    for (int row = from; row < end; row++) {
      int shift = COUNTS + COUNT_BITS * bucket(placeOf(record, rows, row));
      if ((bits >>> shift & MOST) == MOST) {
        return from | CROWDED;
      }
      bits += 1L << shift;
    }
    return bits;
  }
}
