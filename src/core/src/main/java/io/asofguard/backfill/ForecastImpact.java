package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.backfill.SeriesDiff.ValueChange;

/**
 * A recorded forecast that read something which a backfill changes: the read that moves most. Times
 * are nanoseconds since the epoch, UTC.
 *
 * @param run the run's name
 * @param event the event that was asked about
 * @param cutoff the forecast's cutoff
 * @param reads how many of its reads answer otherwise
 * @param series what the read that moves most has asked for
 * @param asked the event time that it asked for
 * @param was what the forecast was answered
 * @param becomes what it would be answered after the publication
 */
public record ForecastImpact(
    String run,
    String event,
    long cutoff,
    long reads,
    Series series,
    long asked,
    ReadAnswer was,
    ReadAnswer becomes) {

  /**
   * By how much the value moves.
   *
   * @return NaN if one of the two is no value; 0 if only its times are others
   */
  public double move() {
    return was.isKnown() && becomes.isKnown()
        ? new ValueChange(asked, was.value(), becomes.value()).by()
        : Double.NaN;
  }
}
