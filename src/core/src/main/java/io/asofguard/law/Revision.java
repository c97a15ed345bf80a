package io.asofguard.law;

/**
 * One row of a series as an engine finds it. Times are nanoseconds since the epoch, UTC.
 *
 * @param eventTime the instant that the value speaks of
 * @param knowledge the first instant at which it could be had
 * @param snapshot the publishing snapshot
 * @param seq its sequence in the log
 * @param value the value; NaN says that there is none (a retraction)
 * @param stream the engine's number for its (source, series, basis)
 */
public record Revision(
    long eventTime, long knowledge, long snapshot, long seq, double value, int stream) {

  /**
   * Whether this row says that there is no value at its event time.
   *
   * @return true for a retraction
   */
  public boolean isRetraction() {
    return Double.isNaN(value);
  }

  /**
   * Orders rows as {@link AsOfFold} takes them: latest event time first, and within one the
   * revision that counts first.
   *
   * @param other another row of the same series
   * @return negative if this row comes first
   */
  public int compareDescending(Revision other) {
    int byEvent = Long.compare(other.eventTime, eventTime);
    return byEvent != 0
        ? byEvent
        : Law.compareRevisions(
            other.knowledge, other.snapshot, other.seq, knowledge, snapshot, seq);
  }
}
