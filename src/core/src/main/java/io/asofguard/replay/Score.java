package io.asofguard.replay;

import org.jspecify.annotations.Nullable;

/**
 * Sums of scores, and the market's beside them over the forecasts for which it had a price. Used by
 * one thread.
 */
public final class Score {
  private long forecasts;
  private long scored;
  private double brier;
  private double log;
  private long priced;
  private double pricedBrier;
  private double pricedLog;
  private double marketBrier;
  private double marketLog;

  /** Sums of nothing yet. */
  public Score() {}

  /**
   * Takes a forecast in.
   *
   * @param forecast any; one that is not scored is only counted
   */
  public void add(ScoredForecast forecast) {
    forecasts++;
    Integer outcome = forecast.outcome();
    if (!forecast.isScored() || outcome == null) {
      return;
    }
    scored++;
    double ownBrier = ScoredForecast.brier(forecast.probability(), outcome);
    double ownLog = ScoredForecast.logScore(forecast.probability(), outcome);
    brier += ownBrier;
    log += ownLog;
    Double market = forecast.market();
    if (market != null) {
      priced++;
      pricedBrier += ownBrier;
      pricedLog += ownLog;
      marketBrier += ScoredForecast.brier(market, outcome);
      marketLog += ScoredForecast.logScore(market, outcome);
    }
  }

  /**
   * All forecasts.
   *
   * @return their number, scored or not
   */
  public long forecasts() {
    return forecasts;
  }

  /**
   * Those that were scored.
   *
   * @return their number
   */
  public long scored() {
    return scored;
  }

  /**
   * The Brier score.
   *
   * @return the mean; null if nothing was scored
   */
  public @Nullable Double brier() {
    return mean(brier, scored);
  }

  /**
   * The log score.
   *
   * @return the mean; null if nothing was scored
   */
  public @Nullable Double logScore() {
    return mean(log, scored);
  }

  /**
   * Those scored forecasts for which the market had a price.
   *
   * @return their number
   */
  public long priced() {
    return priced;
  }

  /**
   * The Brier score of the priced forecasts alone, to be held against the market's.
   *
   * @return the mean; null if there is none
   */
  public @Nullable Double pricedBrier() {
    return mean(pricedBrier, priced);
  }

  /**
   * The log score of the priced forecasts alone, to be held against the market's.
   *
   * @return the mean; null if there is none
   */
  public @Nullable Double pricedLogScore() {
    return mean(pricedLog, priced);
  }

  /**
   * The market's Brier score.
   *
   * @return the mean over the priced forecasts; null if there is none
   */
  public @Nullable Double marketBrier() {
    return mean(marketBrier, priced);
  }

  /**
   * The market's log score.
   *
   * @return the mean over the priced forecasts; null if there is none
   */
  public @Nullable Double marketLogScore() {
    return mean(marketLog, priced);
  }

  private static @Nullable Double mean(double sum, long count) {
    return count == 0 ? null : (Double) (sum / count);
  }
}
