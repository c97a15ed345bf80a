package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/** Turns the positions in a chunk's record into addresses. */
final class Records {
  private Records() {}

  static void resolve(long record, Space space, Directory words) {
    long table = record + Layout.TABLE_AT;
    MEMORY.writeLong(table, words.address((int) MEMORY.readLong(table)));
    resolveField(record + Layout.ROWS_AT, space);
    resolveField(record + Layout.SIDE_AT, space);
    resolveField(record + Layout.NOTES_AT, space);
  }

  private static void resolveField(long field, Space space) {
    long position = MEMORY.readLong(field);
    if (position >= 0) {
      MEMORY.writeLong(field, space.address(position));
    }
  }
}
