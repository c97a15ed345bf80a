package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import org.jspecify.annotations.Nullable;

/**
 * A chunk in a file against the same chunk laid out in memory. Lengths are taken from the latter,
 * and positions in the file are looked at before they are followed.
 */
final class ChunkComparison {
  private static final int[] SAME = {
    Layout.FIRST_KEY, Layout.COUNT, Layout.SHIFT, Layout.MULTIPLIER
  };

  private ChunkComparison() {}

  /** What differs; null if nothing does. */
  static @Nullable String difference(
      FileSpace file, IndexDirectory directory, long have, long want, boolean facts) {
    for (int field : SAME) {
      if (MEMORY.readLong(have + field) != MEMORY.readLong(want + field)) {
        return "record";
      }
    }
    int count = Chunk.count(want);
    if (!isSameTable(directory.words, have, want, Layout.tableBytes(count) / Long.BYTES)) {
      return "bucket table";
    }
    int bytes = facts ? Layout.factsBytes(count) : Layout.stairsBytes(count);
    if (!isSame(file, have, want, Layout.ROWS_AT, bytes)) {
      return "rows";
    }
    if (!isSame(file, have, want, Layout.NOTES_AT, count)) {
      return "notes";
    }
    return isSame(file, have, want, Layout.SIDE_AT, SideCovers.bytes(want)) ? null : "covers";
  }

  private static boolean isSameTable(Directory words, long have, long want, int count) {
    long first = MEMORY.readLong(have + Layout.TABLE_AT);
    if (first < 0 || first > words.size() - count) {
      return false;
    }
    return isSame(
        words.address((int) first), MEMORY.readLong(want + Layout.TABLE_AT), count * Long.BYTES);
  }

  private static boolean isSame(FileSpace file, long have, long want, int field, int bytes) {
    long position = MEMORY.readLong(have + field);
    long address = MEMORY.readLong(want + field);
    if (position < 0 || address < 0) {
      return position == address;
    }
    if (!file.holds(position, bytes)) {
      return false;
    }
    return isSame(file.address(position), address, bytes);
  }

  private static boolean isSame(long at, long address, int bytes) {
    for (int i = 0; i < bytes; i++) {
      if (MEMORY.readByte(at + i) != MEMORY.readByte(address + i)) {
        return false;
      }
    }
    return true;
  }
}
