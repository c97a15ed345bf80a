package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;

/** Searches in chunks, given their records. */
final class Chunk {
  private static final int SCANNED = 6;
  private static final int FEW = 8;

  private Chunk() {}

  /** Of neighbouring chunks, the last whose first key is not after the asked one; -1 for none. */
  static int atOrBefore(long records, int count, long asked) {
    return count > FEW ? fromGuess(records, count, asked) : bisect(records, 0, count, asked);
  }

  /** Chunks hold equally many rows, so their first keys mostly lie evenly: begins near by. */
  private static int fromGuess(long records, int count, long asked) {
    long first = first(records, 0);
    long last = first(records, count - 1);
    if (Law.inForce(last, asked)) {
      return count - 1;
    }
    double part = ((double) asked - first) / ((double) last - first);
    int low = Math.max(0, Math.min(count - 2, (int) (part * (count - 1))));
    int step = 1;
    while (low > 0 && !Law.inForce(first(records, low), asked)) {
      low = Math.max(0, low - step);
      step <<= 1;
    }
    step = 1;
    int high = low + 1;
    while (high < count && Law.inForce(first(records, high), asked)) {
      low = high;
      high = Math.min(count, high + step);
      step <<= 1;
    }
    return bisect(records, low, high, asked);
  }

  private static int bisect(long records, int from, int to, long asked) {
    int low = from;
    for (int length = to - from; length > 1; ) {
      int half = length >>> 1;
      low += Law.inForce(first(records, low + half), asked) ? half : 0;
      length -= half;
    }
    return Law.inForce(first(records, low), asked) ? low : -1;
  }

  private static long first(long records, int chunk) {
    return first(records + (long) chunk * Layout.RECORD);
  }

  static long first(long record) {
    return MEMORY.readLong(record);
  }

  /**
   * The last row whose key is not after the asked one: {@link Law#known} in the stairs, {@link
   * Law#inForce} in the facts.
   *
   * @return its number; -1 for none
   */
  static int floor(long record, long asked) {
    long first = MEMORY.readLong(record);
    if (!Law.inForce(first, asked)) {
      return -1;
    }
    return Buckets.floor(record, MEMORY.readLong(record + Layout.ROWS_AT), first, asked);
  }

  /**
   * As {@link #floor}, where the rows before low are not after the asked key, those from high are.
   */
  static int floorWithin(long rows, int from, int to, long asked) {
    int low = from;
    int high = to;
    while (high - low > SCANNED) {
      int middle = (low + high) >>> 1;
      if (Law.inForce(key(rows, middle), asked)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < high && Law.inForce(key(rows, low), asked)) {
      low++;
    }
    return low - 1;
  }

  static long row(long record, int row) {
    return MEMORY.readLong(record + Layout.ROWS_AT) + (long) row * Layout.ROW;
  }

  static int count(long record) {
    return MEMORY.readInt(record + Layout.COUNT);
  }

  /** The note of a row. */
  static int note(long record, int row) {
    long notes = MEMORY.readLong(record + Layout.NOTES_AT);
    return notes < 0 ? (int) ~notes : MEMORY.readByte(notes + row);
  }

  static long key(long rows, int row) {
    return MEMORY.readLong(rows + (long) row * Layout.ROW);
  }
}
