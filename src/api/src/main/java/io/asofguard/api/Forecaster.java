package io.asofguard.api;

/**
 * Code that makes a forecast from what was knowable at a cutoff. A class that is named on the
 * command line needs a constructor without parameters.
 *
 * <p>It reads through the view alone: no clock, no file, no network, no randomness but what follows
 * from {@link Question#seed()}. The view is closed when {@link #forecast} returns; a forecaster
 * that keeps one gets {@link ViewClosedException} from it.
 *
 * <p>One instance may be asked about many cutoffs, one after the other; several threads use
 * instances of their own.
 */
@FunctionalInterface
public interface Forecaster {

  /**
   * Forecasts every entity of a question.
   *
   * @param view what was knowable at the question's cutoff; ends with the return
   * @param question what is asked
   * @return a finite number for each entity of the question, and for no other
   */
  Forecast forecast(AsOf view, Question question);

  /**
   * Whether a forecast may depend on the cutoffs that this instance was asked about before. Such a
   * forecaster is asked in the order of the cutoffs, by one thread.
   *
   * @return false unless overridden
   */
  default boolean isStateful() {
    return false;
  }
}
