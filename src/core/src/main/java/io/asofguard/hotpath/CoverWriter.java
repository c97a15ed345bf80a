package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/**
 * Writes the covers of a chunk of facts: one per {@link Layout#FAN} rows, one per as many of those,
 * and the chunk's own. Where they hold intervals, these go to a side block:
 *
 * <pre>
 *   [ number of pairs before cover 0, 1, …, n (short each) | pairs of begin and end ]
 * </pre>
 */
final class CoverWriter {
  private CoverWriter() {}

  static void write(Space space, SeriesRows facts, int from, int to, long record, long covers) {
    int groups = Layout.groups(to - from);
    int supers = Layout.ceilDiv(groups, Layout.FAN);
    Cover[] all = new Cover[groups + supers + 1];
    for (int g = 0; g < groups; g++) {
      int begin = from + g * Layout.FAN;
      all[g] = RowCover.of(facts, begin, Math.min(begin + Layout.FAN, to));
    }
    for (int s = 0; s < supers; s++) {
      int begin = s * Layout.FAN;
      all[groups + s] = Cover.union(all, begin, Math.min(begin + Layout.FAN, groups));
    }
    all[groups + supers] = Cover.union(all, groups, groups + supers);
    for (int i = 0; i < all.length; i++) {
      MEMORY.writeLong(covers + (long) i * Long.BYTES, all[i].from);
    }
    MEMORY.writeLong(record + Layout.SIDE_AT, writeSide(space, all));
  }

  private static long writeSide(Space space, Cover[] covers) {
    int longs = 0;
    for (Cover cover : covers) {
      longs += cover.pairs.length;
    }
    if (longs == 0) {
      return Layout.NONE;
    }
    long position = space.allocate(pairsAt(covers.length) + longs * Long.BYTES);
    long side = space.address(position);
    long at = side + pairsAt(covers.length);
    int before = 0;
    for (int i = 0; i < covers.length; i++) {
      MEMORY.writeShort(side + 2L * i, (short) before);
      for (long time : covers[i].pairs) {
        MEMORY.writeLong(at, time);
        at += Long.BYTES;
      }
      before += covers[i].pairs.length / 2;
    }
    MEMORY.writeShort(side + 2L * covers.length, (short) before);
    return position;
  }

  /** Where the pairs of so many covers begin, from the side block on. */
  static int pairsAt(int covers) {
    return Layout.align(2 * (covers + 1), Long.BYTES);
  }
}
