package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.sql.SQLException;

/** One engine under test, loaded with a dataset, that answers many questions at once. */
interface BatchPeer extends AutoCloseable {

  /** What it may do with the questions before the clock runs. */
  default void take(int[] series, long[] cutoffs) throws Exception {}

  /** The value in force for each; NaN for none. Cutoffs in nanoseconds, UTC, inclusive. */
  void latest(int[] series, long[] cutoffs, double[] values) throws Exception;

  /**
   * What is timed, and whether the answers are in {@code values} afterwards. An engine that
   * consumes them elsewhere counts them there, and throws if one is missing.
   */
  default boolean run(int[] series, long[] cutoffs, double[] values) throws Exception {
    latest(series, cutoffs, values);
    return true;
  }

  /** The same engine for one more thread; needs no closing. */
  default BatchPeer another() {
    throw new UnsupportedOperationException(
        "this engine takes its batches from one thread; how many it uses is another setting");
  }

  /** How large it is, on disk or else in memory. */
  long bytes();

  @Override
  default void close() throws IOException, SQLException {}

  /** Makes one. */
  interface Loader {
    BatchPeer load(Dataset data) throws Exception;
  }
}
