package io.asofguard.benchmarks.hotpath;

import java.util.Comparator;

/**
 * An observation of one series. Times are nanoseconds since the epoch, UTC; a value that is NaN
 * takes the event time's value back.
 */
record Row(long eventTime, long knowledge, double value) {
  static final Comparator<Row> BY_EVENT =
      Comparator.comparingLong(Row::eventTime).thenComparingLong(Row::knowledge);
  static final Comparator<Row> BY_KNOWLEDGE = Comparator.comparingLong(Row::knowledge);

  boolean retracts() {
    return Double.isNaN(value);
  }
}
