package io.asofguard.ingest;

import java.util.Arrays;

/** Parsed rows in memory, column by column, until they are sorted. */
final class RowSegment {
  static final int CAPACITY = 1 << 21;

  int[] series = new int[ObservationRows.CAPACITY];
  int[] source = new int[ObservationRows.CAPACITY];
  long[] eventTime = new long[ObservationRows.CAPACITY];
  long[] knowledge = new long[ObservationRows.CAPACITY];
  double[] value = new double[ObservationRows.CAPACITY];
  long[] position = new long[ObservationRows.CAPACITY];
  byte[] flags = new byte[ObservationRows.CAPACITY];
  int size;

  boolean hasRoomFor(ObservationRows rows) {
    return size + rows.size <= CAPACITY;
  }

  /** Adds rows whose positions are their lines plus an offset. */
  void add(ObservationRows rows, long offset) {
    grow(size + rows.size);
    System.arraycopy(rows.series, 0, series, size, rows.size);
    System.arraycopy(rows.source, 0, source, size, rows.size);
    System.arraycopy(rows.eventTime, 0, eventTime, size, rows.size);
    System.arraycopy(rows.knowledgeTime, 0, knowledge, size, rows.size);
    System.arraycopy(rows.value, 0, value, size, rows.size);
    System.arraycopy(rows.flags, 0, flags, size, rows.size);
    for (int i = 0; i < rows.size; i++) {
      position[size + i] = offset + rows.line[i];
    }
    size += rows.size;
  }

  private void grow(int needed) {
    if (needed <= series.length) {
      return;
    }
    int length = Math.min(CAPACITY, Math.max(needed, series.length * 2));
    series = Arrays.copyOf(series, length);
    source = Arrays.copyOf(source, length);
    eventTime = Arrays.copyOf(eventTime, length);
    knowledge = Arrays.copyOf(knowledge, length);
    value = Arrays.copyOf(value, length);
    position = Arrays.copyOf(position, length);
    flags = Arrays.copyOf(flags, length);
  }

  /** The rows in order. */
  SortedRows sorted() {
    int[] order = SegmentSorter.order(this);
    return new SortedRows() {
      private int at = -1;

      @Override
      boolean next() {
        if (++at >= size) {
          return false;
        }
        int row = order[at];
        super.series = RowSegment.this.series[row];
        super.source = RowSegment.this.source[row];
        super.eventTime = RowSegment.this.eventTime[row];
        super.knowledge = RowSegment.this.knowledge[row];
        super.value = RowSegment.this.value[row];
        super.position = RowSegment.this.position[row];
        super.flags = RowSegment.this.flags[row];
        return true;
      }
    };
  }
}
