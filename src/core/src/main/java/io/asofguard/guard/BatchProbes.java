package io.asofguard.guard;

/**
 * Probes of a batch and their answers, side by side. Times are nanoseconds since the epoch, UTC.
 * Filled again and again by one thread.
 */
public final class BatchProbes {
  /** What {@link BatchReads#handle} gave. */
  public final int[] handles;

  /** The cutoffs, inclusive. */
  public final long[] cutoffs;

  /** The kinds of the answers. */
  public final Status[] statuses;

  /** The values; NaN unless known. */
  public final double[] values;

  /** The values' event times; 0 unless known. */
  public final long[] eventTimes;

  /**
   * Probes, and room for their answers.
   *
   * @param handles what {@link BatchReads#handle} gave
   * @param cutoffs inclusive, as many
   * @throws IllegalArgumentException if there are not as many cutoffs as handles
   */
  public BatchProbes(int[] handles, long[] cutoffs) {
    if (handles.length != cutoffs.length) {
      throw new IllegalArgumentException(
          "a cutoff for each handle: handles=" + handles.length + " cutoffs=" + cutoffs.length);
    }
    this.handles = handles;
    this.cutoffs = cutoffs;
    this.statuses = new Status[handles.length];
    this.values = new double[handles.length];
    this.eventTimes = new long[handles.length];
  }
}
