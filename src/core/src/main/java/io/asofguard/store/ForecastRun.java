package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * Forecasts of one piece of code about one event. Times are nanoseconds since the epoch, UTC.
 *
 * @param id its number
 * @param name its name, of which there is one
 * @param isLive whether each was made at its own now; else they were replayed at past cutoffs
 * @param event the event that is asked about
 * @param forecaster the class or command
 * @param settings all else that its forecasts follow from, as one line of text
 * @param snapshot the edition that a replay is pinned to; null if live
 * @param by who began it
 * @param begunAt when
 */
public record ForecastRun(
    long id,
    String name,
    boolean isLive,
    String event,
    String forecaster,
    String settings,
    @Nullable Long snapshot,
    String by,
    long begunAt) {

  /**
   * What it is on file.
   *
   * @return {@code live} or {@code replay}
   */
  public String kind() {
    return isLive ? "live" : "replay";
  }

  String digest() {
    return new FieldDigest()
        .add(id)
        .add(name)
        .add(kind())
        .add(event)
        .add(forecaster)
        .add(settings)
        .add(snapshot)
        .add(by)
        .add(begunAt)
        .hex();
  }
}
