package io.asofguard.benchmarks.hotpath;

/**
 * Rows on the heap by event time and knowledge time: a binary search for the asked event time, and
 * from there one row back after the other.
 */
final class HeapRows implements Peer {
  private static final int ROW_BYTES = 24;

  private final Dataset data;

  HeapRows(Dataset data) {
    this.data = data;
  }

  @Override
  public double latest(int series, long cutoff) {
    return at(series, cutoff, cutoff);
  }

  @Override
  public double at(int series, long eventTime, long cutoff) {
    SeriesRows rows = data.rows(series);
    int row = after(rows.eventTime, eventTime) - 1;
    while (row >= 0) {
      if (rows.knowledge[row] > cutoff) {
        row--;
      } else if (Double.isNaN(rows.value[row])) {
        row = before(rows.eventTime, row);
      } else {
        return rows.value[row];
      }
    }
    return Double.NaN;
  }

  /** The first row after an event time. */
  private static int after(long[] eventTimes, long eventTime) {
    int from = 0;
    int to = eventTimes.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (eventTimes[middle] <= eventTime) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** The last row of the event time before a row's. */
  private static int before(long[] eventTimes, int row) {
    int before = row;
    while (before >= 0 && eventTimes[before] == eventTimes[row]) {
      before--;
    }
    return before;
  }

  @Override
  public long bytes() {
    return data.rowCount() * ROW_BYTES;
  }
}
