package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/** Writes chunks into a space, and their records into another place. */
final class ChunkWriter {
  private final Space space;
  private final Space tables;

  /** Rows, covers and notes go into one space, bucket tables into another. */
  ChunkWriter(Space space, Space tables) {
    this.space = space;
    this.tables = tables;
  }

  /** Rows {@code from} to {@code to} of the stairs, exclusive. */
  void writeStairs(Stairs stairs, int from, int to, long record) {
    int count = to - from;
    long position = space.allocate(Layout.stairsBytes(count));
    long rows = space.address(position);
    for (int i = 0; i < count; i++) {
      long row = rows + (long) i * Layout.ROW;
      MEMORY.writeLong(row, stairs.from[from + i]);
      MEMORY.writeDouble(row + Long.BYTES, stairs.value[from + i]);
      MEMORY.writeLong(row + 2 * Long.BYTES, stairs.eventTime[from + i]);
    }
    writeRecord(record, position, count);
    Buckets.write(record, stairs.from[from], stairs.from[to - 1], count);
    writeTable(record, rows, count);
    MEMORY.writeLong(record + Layout.SIDE_AT, Layout.NONE);
    writeNotes(stairs.note, from, to, record);
  }

  /** Rows {@code from} to {@code to} of the facts, exclusive. */
  void writeFacts(SeriesRows facts, int from, int to, long record) {
    int count = to - from;
    long position = space.allocate(Layout.factsBytes(count));
    long rows = space.address(position);
    for (int i = 0; i < count; i++) {
      long row = rows + (long) i * Layout.ROW;
      MEMORY.writeLong(row, facts.eventTime[from + i]);
      MEMORY.writeLong(row + Long.BYTES, facts.knowledge[from + i]);
      MEMORY.writeDouble(row + 2 * Long.BYTES, facts.value[from + i]);
    }
    writeRecord(record, position, count);
    Buckets.write(record, facts.eventTime[from], facts.eventTime[to - 1], count);
    writeTable(record, rows, count);
    writeNotes(facts.basis, from, to, record);
    CoverWriter.write(space, facts, from, to, record, rows + Layout.covers(count));
  }

  private static void writeRecord(long record, long position, int count) {
    MEMORY.writeLong(record + Layout.ROWS_AT, position);
    MEMORY.writeInt(record + Layout.COUNT, count);
  }

  private void writeTable(long record, long rows, int count) {
    long position = tables.allocate(Layout.tableBytes(count));
    MEMORY.writeLong(record + Layout.TABLE_AT, position);
    Buckets.writeTable(record, rows, count, tables.address(position));
  }

  private void writeNotes(byte[] notes, int from, int to, long record) {
    boolean same = true;
    for (int i = from + 1; i < to; i++) {
      same &= notes[i] == notes[from];
    }
    if (same) {
      MEMORY.writeLong(record + Layout.NOTES_AT, ~(long) notes[from]);
      return;
    }
    long position = space.allocate(to - from);
    long address = space.address(position);
    for (int i = from; i < to; i++) {
      MEMORY.writeByte(address + (i - from), notes[i]);
    }
    MEMORY.writeLong(record + Layout.NOTES_AT, position);
  }
}
