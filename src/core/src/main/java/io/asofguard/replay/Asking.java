package io.asofguard.replay;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.ReadListener;
import io.asofguard.guard.ViewOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Asks a forecaster one question: opens a view, takes the forecast, closes the view, and checks
 * that the forecast answers the question. For one thread per forecaster.
 */
public final class Asking {
  private final AsOfGuard guard;
  private final ViewOptions options;

  /**
   * Asks with views of a guard.
   *
   * @param guard whose views
   * @param options which rows may answer
   */
  public Asking(AsOfGuard guard, ViewOptions options) {
    this.guard = guard;
    this.options = options;
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
      return checked(question, asked(forecaster, view, question));
    }
  }

  private static Forecast asked(Forecaster forecaster, AsOf view, Question question) {
    Forecast forecast;
    try {
      forecast = forecaster.forecast(view, question);
    } catch (ForecasterException e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw new ForecasterException("the forecaster threw " + e + at(e, forecaster), e);
    }
    if (forecast == null) {
      throw new ForecasterException("the forecaster returned null instead of a forecast");
    }
    return forecast;
  }

  /** The line of the forecaster's own code, where it can be told. */
  private static String at(Throwable thrown, Forecaster forecaster) {
    String own = forecaster.getClass().getName();
    for (StackTraceElement line : thrown.getStackTrace()) {
      if (line.getClassName().equals(own) || line.getClassName().startsWith(own + "$")) {
        return " at " + line.getFileName() + ":" + line.getLineNumber();
      }
    }
    return "";
  }

  private static Map<String, Double> checked(Question question, Forecast forecast) {
    Map<String, Double> given = forecast.values();
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (String entity : question.entities()) {
      Double value = given.get(entity);
      if (value == null) {
        throw new ForecasterException(
            "the forecast lacks "
                + entity
                + ": it has "
                + given.size()
                + " values and "
                + question.entities().size()
                + " were asked");
      }
      if (!Double.isFinite(value)) {
        throw new ForecasterException("the forecast of " + entity + " is " + value);
      }
      ordered.put(entity, value == 0 ? 0.0 : value);
    }
    if (given.size() > ordered.size()) {
      TreeSet<String> more = new TreeSet<>(given.keySet());
      more.removeAll(List.copyOf(ordered.keySet()));
      throw new ForecasterException(
          "the forecast has a value for " + more.first() + ", which was not asked");
    }
    return ordered;
  }
}
