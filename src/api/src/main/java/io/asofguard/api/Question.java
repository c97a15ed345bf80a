package io.asofguard.api;

import java.time.Instant;
import java.util.List;

/**
 * What a forecaster is asked.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param event the event's name
 * @param cutoff the last instant whose knowledge counts, inclusive, UTC; that of the view
 * @param entities which outcomes to forecast, in the store's order: those of the event whose wall
 *     lies after the cutoff; never empty
 * @param seed the only source of randomness; the same question has the same seed in every run that
 *     was started with the same one
 */
public record Question(String event, Instant cutoff, List<String> entities, long seed) {

  /**
   * Takes a copy.
   *
   * @param event the event's name
   * @param cutoff inclusive
   * @param entities which outcomes to forecast
   * @param seed the only source of randomness
   */
  public Question {
    entities = List.copyOf(entities);
  }
}
