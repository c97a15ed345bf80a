package io.asofguard.api;

/**
 * One series of a view, looked up once: for loops that read the same few series very often.
 *
 * <p>It knows no more than its view and ends with it. Times are nanoseconds since the epoch, UTC;
 * cutoffs and event times are inclusive, and a cutoff may not lie after the view's. A read costs
 * what it costs the view, less the look-up of the name, and allocates nothing where the view is
 * answered from the index. Can be used by many threads at once. Every method throws {@link
 * ViewClosedException} once the view or the guard behind it is closed.
 */
public interface SeriesReader {

  /**
   * The series.
   *
   * @return its names
   */
  Series series();

  /**
   * The value in force at the view's cutoff.
   *
   * @return the typed answer, as {@link AsOf#latest(Series)} gives it
   */
  Reading latest();

  /**
   * The value that was in force at an earlier cutoff, as known then.
   *
   * @param cutoff at or before the view's
   * @return the value; NaN if there was none
   * @throws SealedException if the outcome's wall forbids the answer
   * @throws IllegalArgumentException if the cutoff lies after the view's
   */
  double value(long cutoff);

  /**
   * The value in force at an event time, as known at an earlier cutoff.
   *
   * @param eventTime the asked event time; it may lie after the cutoff, for projections
   * @param cutoff at or before the view's
   * @return the value; NaN if there was none
   * @throws SealedException if the outcome's wall forbids the answer
   * @throws IllegalArgumentException if the cutoff lies after the view's
   */
  double value(long eventTime, long cutoff);
}
