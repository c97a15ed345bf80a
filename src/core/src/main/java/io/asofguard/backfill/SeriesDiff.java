package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.law.Nanos;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a backfill changes in one series. Times are nanoseconds since the epoch, UTC.
 *
 * <p>Of one event time, rows with the same knowledge time are compared with each other, and what is
 * left over in the order of knowledge. A row is changed if its value, its knowledge time or its
 * basis is another. A row that is not still counts anew: after one of another source that has its
 * knowledge time.
 *
 * @param series its names
 * @param live rows of the plan's source in its range
 * @param staged rows that the plan brings
 * @param added staged rows that stand for none
 * @param changed staged rows that stand for one that is not the same
 * @param removed live rows for which none stands
 * @param largestValue the largest change in value; null if no value changes
 * @param largestKnowledge the largest change in knowledge time; null if none changes
 * @param firstEventTime the first event time at which a row differs or an answer changes; null if
 *     none does
 * @param lastEventTime the last one
 * @param firstCutoff the first cutoff at which some answer of the series changes; null if no answer
 *     does, because another source's row counts at each of them, or the wall seals them
 */
public record SeriesDiff(
    Series series,
    long live,
    long staged,
    long added,
    long changed,
    long removed,
    @Nullable ValueChange largestValue,
    @Nullable KnowledgeChange largestKnowledge,
    @Nullable Long firstEventTime,
    @Nullable Long lastEventTime,
    @Nullable Long firstCutoff) {

  /**
   * A change of a value.
   *
   * @param eventTime of the row
   * @param was the value that is live
   * @param becomes the value that is staged
   */
  public record ValueChange(long eventTime, double was, double becomes) {

    /**
     * By how much.
     *
     * @return staged less live, as the decimals that are written differ: 0.1, not
     *     0.09999999999999998
     */
    public double by() {
      return BigDecimal.valueOf(becomes).subtract(BigDecimal.valueOf(was)).doubleValue();
    }

    double size() {
      return Math.abs(becomes - was);
    }
  }

  /**
   * A change of a knowledge time.
   *
   * @param eventTime of the row
   * @param was the knowledge time that is live
   * @param becomes the one that is staged
   */
  public record KnowledgeChange(long eventTime, long was, long becomes) {

    /**
     * By how much.
     *
     * @return staged less live: negative if it is known earlier than it was
     */
    public Duration by() {
      return Duration.between(Nanos.toInstant(was), Nanos.toInstant(becomes));
    }
  }

  /**
   * Whether any row differs.
   *
   * @return false if its rows stay as they are
   */
  public boolean differs() {
    return differing() > 0;
  }

  /**
   * How many rows differ.
   *
   * @return added, changed and removed together
   */
  public long differing() {
    return added + changed + removed;
  }
}
