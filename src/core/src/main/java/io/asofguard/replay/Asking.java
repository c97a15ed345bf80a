package io.asofguard.replay;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ReadListener;
import io.asofguard.guard.ViewOptions;
import java.util.Map;

/**
 * Asks a forecaster one question: opens a view, takes the forecast, closes the view, and checks
 * that the forecast answers the question. For one thread per forecaster.
 */
public final class Asking {
  private final AsOfGuard guard;
  private final ViewOptions options;
  private final boolean sumsToOne;

  /**
   * Asks with views of a guard.
   *
   * @param guard whose views
   * @param options which rows may answer
   */
  public Asking(AsOfGuard guard, ViewOptions options) {
    this(guard, options, false);
  }

  /**
   * Asks with views of a guard.
   *
   * @param guard whose views
   * @param options which rows may answer
   * @param sumsToOne whether an answer's values must be probabilities that add up to one
   */
  public Asking(AsOfGuard guard, ViewOptions options, boolean sumsToOne) {
    this.guard = guard;
    this.options = options;
    this.sumsToOne = sumsToOne;
  }

  /**
   * Asks one question.
   *
   * @param forecaster who is asked
   * @param question what
   * @param listener hears of each read
   * @return a finite value for each entity of the question, in its order
   * @throws ForecasterException if the forecaster throws, or its answer is none
   * @throws io.asofguard.api.FutureCutoffException if the cutoff lies after now
   */
  public Map<String, Double> ask(Forecaster forecaster, Question question, ReadListener listener) {
    try (AsOf view = guard.asOf(question.cutoff(), options, listener)) {
      return AnswerCheck.of(question, call(forecaster, view, question), sumsToOne);
    }
  }

  /** Calls the forecaster; what it throws comes out as one line. */
  static Forecast call(Forecaster forecaster, AsOf view, Question question) {
    Forecast forecast;
    Thread thread = Thread.currentThread();
    ClassLoader ours = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(forecaster.getClass().getClassLoader());
      forecast = forecaster.forecast(view, question);
    } catch (ForecasterException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new ForecasterException(
          "the forecaster threw " + Thrown.text(e, forecaster.getClass()), e);
    } finally {
      thread.setContextClassLoader(ours);
    }
    if (forecast == null) {
      throw new ForecasterException("the forecaster returned null instead of a forecast");
    }
    return forecast;
  }
}
