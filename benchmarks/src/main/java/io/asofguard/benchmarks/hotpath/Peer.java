package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.sql.SQLException;

/**
 * One engine under test, loaded with a dataset. Times are nanoseconds since the epoch, UTC, and
 * inclusive. One thread may ask at a time, unless the engine says otherwise.
 */
interface Peer extends AutoCloseable {

  /** The value in force; NaN for none. */
  double latest(int series, long cutoff);

  /** The value at an event time by a cutoff; NaN for none. */
  default double at(int series, long eventTime, long cutoff) {
    throw new UnsupportedOperationException("this engine holds the staircase of latest only");
  }

  /** How large it is, on disk or else in memory. */
  long bytes();

  @Override
  default void close() throws IOException, SQLException {}

  /** Makes one. */
  interface Loader {
    Peer load(Dataset data) throws Exception;
  }
}
