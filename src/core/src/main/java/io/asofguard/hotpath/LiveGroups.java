package io.asofguard.hotpath;

/** Which event times have a value, by rank; finds the greatest one in logarithmic time. */
final class LiveGroups {
  private final long[][] levels;

  LiveGroups(int size) {
    int depth = 1;
    for (int words = (size >> 6) + 1; words > 1; words = ((words - 1) >> 6) + 1) {
      depth++;
    }
    levels = new long[depth][];
    int words = size;
    for (int level = 0; level < depth; level++) {
      words = (words >> 6) + 1;
      levels[level] = new long[words];
    }
  }

  void set(int rank) {
    int at = rank;
    for (long[] level : levels) {
      long before = level[at >> 6];
      level[at >> 6] = before | 1L << at;
      if (before != 0) {
        return;
      }
      at >>= 6;
    }
  }

  void clear(int rank) {
    int at = rank;
    for (long[] level : levels) {
      level[at >> 6] &= ~(1L << at);
      if (level[at >> 6] != 0) {
        return;
      }
      at >>= 6;
    }
  }

  /** The greatest rank that is set; -1 for none. */
  int greatest() {
    int at = 0;
    for (int level = levels.length - 1; level >= 0; level--) {
      long word = level == levels.length - 1 ? top() : levels[level][at];
      if (word == 0) {
        return -1;
      }
      int base = level == levels.length - 1 ? topWord() : at;
      at = (base << 6) + 63 - Long.numberOfLeadingZeros(word);
    }
    return at;
  }

  private long top() {
    return levels[levels.length - 1][topWord()];
  }

  private int topWord() {
    long[] top = levels[levels.length - 1];
    for (int i = top.length - 1; i > 0; i--) {
      if (top[i] != 0) {
        return i;
      }
    }
    return 0;
  }
}
