package io.asofguard.store;

/** Takes rows in the order in which they were published. */
public interface AddedRow {
  /**
   * One row. Times are nanoseconds since the epoch, UTC.
   *
   * @param series the number of its series
   * @param eventTime the event time
   * @param knowledge the knowledge time
   * @param value the value; NaN for a retraction
   * @param basis the number of its basis
   */
  void add(int series, long eventTime, long knowledge, double value, int basis);
}
