package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;

/** Reads what {@link CoverWriter} put into a side block. */
final class SideCovers {
  private static final int PAIR = 2 * Long.BYTES;

  private SideCovers() {}

  /** Whether a cutoff lies in an interval of a chunk's cover. */
  static boolean holds(long record, int cover, long cutoff) {
    long side = MEMORY.readLong(record + Layout.SIDE_AT);
    if (side == Layout.NONE) {
      return false;
    }
    int low = before(side, cover);
    int high = before(side, cover + 1);
    long pairs = side + CoverWriter.pairsAt(Layout.coverCount(Chunk.count(record)));
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (!Law.known(MEMORY.readLong(pairs + (long) middle * PAIR), cutoff)) {
        high = middle;
      } else if (!Law.known(MEMORY.readLong(pairs + (long) middle * PAIR + Long.BYTES), cutoff)) {
        return true;
      } else {
        low = middle + 1;
      }
    }
    return false;
  }

  /** All intervals of a chunk's cover. */
  static long[] pairs(long record, int cover) {
    long side = MEMORY.readLong(record + Layout.SIDE_AT);
    if (side == Layout.NONE) {
      return new long[0];
    }
    int low = before(side, cover);
    long[] longs = new long[2 * (before(side, cover + 1) - low)];
    long pairs = side + CoverWriter.pairsAt(Layout.coverCount(Chunk.count(record)));
    for (int i = 0; i < longs.length; i++) {
      longs[i] = MEMORY.readLong(pairs + (long) low * PAIR + (long) i * Long.BYTES);
    }
    return longs;
  }

  /** How long a chunk's side block is; 0 if it has none. */
  static int bytes(long record) {
    long side = MEMORY.readLong(record + Layout.SIDE_AT);
    if (side == Layout.NONE) {
      return 0;
    }
    int covers = Layout.coverCount(Chunk.count(record));
    return CoverWriter.pairsAt(covers) + before(side, covers) * PAIR;
  }

  private static int before(long side, int cover) {
    return MEMORY.readShort(side + 2L * cover) & 0xFFFF;
  }
}
