package io.asofguard.store;

/**
 * Takes the rows of an edition, series by series, each in the order of (event time, knowledge time,
 * publishing snapshot, sequence). Times are nanoseconds since the epoch, UTC.
 */
public interface RowSink {
  /**
   * How much will come, at most.
   *
   * @param rows rows of all series
   * @param series how many series
   */
  void expect(long rows, long series);

  /**
   * The rows of a series follow.
   *
   * @param series its number
   */
  void begin(int series);

  /**
   * One row.
   *
   * @param eventTime the event time
   * @param knowledge the knowledge time
   * @param value the value; NaN for a retraction
   * @param basis the number of its basis
   */
  void row(long eventTime, long knowledge, double value, int basis);

  /** That was the last row of the series. */
  void end();
}
