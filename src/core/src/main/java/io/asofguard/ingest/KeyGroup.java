package io.asofguard.ingest;

import java.util.Arrays;

/**
 * The rows of one (series, event time, knowledge time): of each source the last, in the order of
 * their positions.
 */
final class KeyGroup {
  int series = -1;
  long eventTime;
  long knowledge;
  int size;
  int[] sources = new int[4];
  double[] values = new double[4];
  long[] positions = new long[4];
  byte[] flags = new byte[4];

  /** What {@link #add} replaced last. */
  double removedValue;

  long removedPosition;

  boolean takes(SortedRows row) {
    return size > 0
        && series == row.series
        && eventTime == row.eventTime
        && knowledge == row.knowledge;
  }

  void clear() {
    size = 0;
  }

  /** Adds the row that follows in order; true if it supersedes one. */
  boolean add(SortedRows row) {
    series = row.series;
    eventTime = row.eventTime;
    knowledge = row.knowledge;
    boolean superseding = remove(row.source);
    if (size == sources.length) {
      grow();
    }
    sources[size] = row.source;
    values[size] = row.value;
    positions[size] = row.position;
    flags[size] = row.flags;
    size++;
    return superseding;
  }

  /** Whether sources tell different values of it; a retraction differs from every value. */
  boolean isContested() {
    for (int i = 1; i < size; i++) {
      if (Double.compare(values[i] + 0.0, values[0] + 0.0) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean remove(int source) {
    for (int i = 0; i < size; i++) {
      if (sources[i] == source) {
        removedValue = values[i];
        removedPosition = positions[i];
        int after = size - i - 1;
        System.arraycopy(sources, i + 1, sources, i, after);
        System.arraycopy(values, i + 1, values, i, after);
        System.arraycopy(positions, i + 1, positions, i, after);
        System.arraycopy(flags, i + 1, flags, i, after);
        size--;
        return true;
      }
    }
    return false;
  }

  private void grow() {
    sources = Arrays.copyOf(sources, size * 2);
    values = Arrays.copyOf(values, size * 2);
    positions = Arrays.copyOf(positions, size * 2);
    flags = Arrays.copyOf(flags, size * 2);
  }
}
