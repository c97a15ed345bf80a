package io.asofguard.hotpath;

import java.util.Arrays;

/**
 * All rows of one series that an edition shows, to be indexed. Times are nanoseconds since the
 * epoch, UTC; a value of NaN is a retraction. Used by one thread at a time; holds 25 bytes a row.
 */
public final class SeriesRows {
  private static final int FIRST = 1024;

  long[] eventTime = new long[FIRST];
  long[] knowledge = new long[FIRST];
  double[] value = new double[FIRST];
  byte[] basis = new byte[FIRST];
  int size;

  /** An empty one. */
  public SeriesRows() {}

  /**
   * Adds a row. Rows come by event time, then knowledge time, then in the order in which they
   * count: of several with both times equal the last one stays.
   *
   * @param event the event time
   * @param known the knowledge time
   * @param number the value; NaN for a retraction
   * @param basisCode a number from 0 to 3 that answers carry along
   */
  public void add(long event, long known, double number, int basisCode) {
    if (size > 0 && eventTime[size - 1] == event && knowledge[size - 1] == known) {
      size--;
    }
    if (size == eventTime.length) {
      grow();
    }
    eventTime[size] = event;
    knowledge[size] = known;
    value[size] = number;
    basis[size] = (byte) basisCode;
    size++;
  }

  /**
   * How many rows it has.
   *
   * @return rows
   */
  public int size() {
    return size;
  }

  /** Forgets all rows. */
  public void clear() {
    size = 0;
  }

  boolean isRetraction(int row) {
    return Double.isNaN(value[row]);
  }

  private void grow() {
    int length = Math.multiplyExact(size, 2);
    eventTime = Arrays.copyOf(eventTime, length);
    knowledge = Arrays.copyOf(knowledge, length);
    value = Arrays.copyOf(value, length);
    basis = Arrays.copyOf(basis, length);
  }
}
