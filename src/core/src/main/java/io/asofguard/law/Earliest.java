package io.asofguard.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Instants in a fixed order, with the earliest of every block of them, of every block of blocks and
 * so on: finds in logarithmic time what was known of a stretch. Adds a thirtieth to the room that
 * the instants take. Immutable if the caller leaves the array alone.
 *
 * <p>Times are nanoseconds since the epoch, UTC.
 */
public final class Earliest {
  private static final int SHIFT = 5;
  private static final int BLOCK = 1 << SHIFT;

  private final List<long[]> levels = new ArrayList<>();

  /**
   * Reads the instants.
   *
   * @param instants in any order; kept, not copied
   */
  public Earliest(long[] instants) {
    long[] level = instants;
    levels.add(level);
    while (level.length > BLOCK) {
      level = above(level);
      levels.add(level);
    }
  }

  private static long[] above(long[] level) {
    long[] blocks = new long[(level.length + BLOCK - 1) >> SHIFT];
    Arrays.fill(blocks, Long.MAX_VALUE);
    for (int i = 0; i < level.length; i++) {
      blocks[i >> SHIFT] = Math.min(blocks[i >> SHIFT], level[i]);
    }
    return blocks;
  }

  /**
   * The last place at or before another whose instant is known at a cutoff.
   *
   * @param upTo the last place that counts; less than the number of instants
   * @param cutoff inclusive
   * @return the place; -1 if there is none
   */
  public int lastKnown(int upTo, long cutoff) {
    int at = upTo;
    for (int level = 0; at >= 0; level++) {
      int first = at & -BLOCK;
      int found = lastKnown(level, first, at, cutoff);
      if (found >= 0) {
        return descend(level, found, cutoff);
      }
      at = (first >> SHIFT) - 1;
    }
    return -1;
  }

  private int descend(int from, int block, long cutoff) {
    int at = block;
    for (int level = from - 1; level >= 0; level--) {
      int first = at << SHIFT;
      at = lastKnown(level, first, Math.min(first + BLOCK, levels.get(level).length) - 1, cutoff);
    }
    return at;
  }

  private int lastKnown(int level, int first, int last, long cutoff) {
    long[] instants = levels.get(level);
    for (int i = last; i >= first; i--) {
      if (Law.known(instants[i], cutoff)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The earliest instant of a stretch.
   *
   * @param from its first place
   * @param to behind its last place; greater than {@code from}
   * @return the earliest
   */
  public long between(int from, int to) {
    long earliest = Long.MAX_VALUE;
    int low = from;
    int high = to;
    for (long[] instants : levels) {
      boolean top = instants.length <= BLOCK;
      while (low < high && (top || (low & (BLOCK - 1)) != 0)) {
        earliest = Math.min(earliest, instants[low++]);
      }
      while (low < high && (high & (BLOCK - 1)) != 0) {
        earliest = Math.min(earliest, instants[--high]);
      }
      low = (low + BLOCK - 1) >> SHIFT;
      high >>= SHIFT;
    }
    return earliest;
  }
}
