package io.asofguard.replay;

import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import org.jspecify.annotations.Nullable;

/**
 * One recorded forecast with all that a score needs.
 *
 * @param run its run
 * @param call its call
 * @param entity the entity that is forecast
 * @param probability what was forecast
 * @param label what it counts as at the scorer's snapshot
 * @param outcome 1 if the entity won, 0 if it lost; null if nobody knows yet, or what is on file is
 *     neither
 * @param market the market's price at the cutoff, of a live forecast when it was written; null if
 *     there was none
 */
public record ScoredForecast(
    ForecastRun run,
    ForecastCall call,
    String entity,
    double probability,
    Label label,
    @Nullable Integer outcome,
    @Nullable Double market) {

  /**
   * Whether it is scored.
   *
   * @return whether its label counts, its outcome is known, and it is a probability
   */
  public boolean isScored() {
    return label.counts() && outcome != null && probability >= 0 && probability <= 1;
  }

  /**
   * The square of the distance between a probability and what came.
   *
   * @param probability a probability
   * @param outcome 1 or 0
   * @return 0 at best, 1 at worst
   */
  public static double brier(double probability, int outcome) {
    return (probability - outcome) * (probability - outcome);
  }

  /**
   * Minus the natural logarithm of the probability of what came.
   *
   * @param probability a probability
   * @param outcome 1 or 0
   * @return 0 at best; infinite if what came was held impossible
   */
  public static double logScore(double probability, int outcome) {
    return 0.0 - Math.log(outcome == 1 ? probability : 1 - probability);
  }
}
