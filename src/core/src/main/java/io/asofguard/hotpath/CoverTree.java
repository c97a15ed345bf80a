package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds, among the chunks of a series, the nearest one to the left that has something in force at a
 * cutoff: a tree of covers over chunks, {@link Layout#FAN} under each, so that a stretch that is
 * known too late, or retracted, is passed over as a whole.
 */
final class CoverTree {
  private final long[][] from;
  private final long[][][] pairs;

  private CoverTree(List<Cover[]> levels) {
    from = new long[levels.size()][];
    pairs = new long[levels.size()][][];
    for (int level = 0; level < levels.size(); level++) {
      Cover[] covers = levels.get(level);
      from[level] = new long[covers.length];
      pairs[level] = new long[covers.length][];
      for (int i = 0; i < covers.length; i++) {
        from[level][i] = covers[i].from;
        pairs[level][i] = covers[i].pairs;
      }
    }
  }

  /** Of neighbouring chunks, whose records hold addresses. */
  static CoverTree of(long records, int count) {
    Cover[] chunks = new Cover[count];
    for (int i = 0; i < count; i++) {
      chunks[i] = chunkCover(records + (long) i * Layout.RECORD);
    }
    List<Cover[]> levels = new ArrayList<>();
    levels.add(chunks);
    for (Cover[] below = chunks; below.length > Layout.FAN; ) {
      Cover[] level = new Cover[Layout.ceilDiv(below.length, Layout.FAN)];
      for (int i = 0; i < level.length; i++) {
        int begin = i * Layout.FAN;
        level[i] = Cover.union(below, begin, Math.min(begin + Layout.FAN, below.length));
      }
      levels.add(level);
      below = level;
    }
    return new CoverTree(levels);
  }

  private static Cover chunkCover(long record) {
    int rows = Chunk.count(record);
    int own = Layout.coverCount(rows) - 1;
    long covers = MEMORY.readLong(record + Layout.ROWS_AT) + Layout.covers(rows);
    long from = MEMORY.readLong(covers + (long) own * Long.BYTES);
    return new Cover(from, SideCovers.pairs(record, own));
  }

  /** Whether anything of a chunk may be in force at the cutoff; touches no row. */
  boolean holds(int chunk, long cutoff) {
    return holds(0, chunk, cutoff);
  }

  /** The nearest chunk before this one whose cover holds the cutoff; -1 for none. */
  int before(int chunk, long cutoff) {
    int at = chunk;
    for (int level = 0; level < from.length; level++) {
      int first = level == from.length - 1 ? 0 : at & -Layout.FAN;
      for (int i = at - 1; i >= first; i--) {
        int found = holds(level, i, cutoff) ? descend(level, i, cutoff) : -1;
        if (found >= 0) {
          return found;
        }
      }
      at >>= Layout.FAN_BITS;
    }
    return -1;
  }

  private int descend(int level, int at, long cutoff) {
    if (level == 0) {
      return at;
    }
    int last = Math.min((at + 1) << Layout.FAN_BITS, from[level - 1].length) - 1;
    for (int i = last; i >= at << Layout.FAN_BITS; i--) {
      int found = holds(level - 1, i, cutoff) ? descend(level - 1, i, cutoff) : -1;
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private boolean holds(int level, int at, long cutoff) {
    return Law.known(from[level][at], cutoff) || Cover.within(pairs[level][at], cutoff);
  }
}
