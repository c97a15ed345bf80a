package io.asofguard.cli;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Forecasters to name on a command line. */
final class Models {
  private Models() {}

  private static Forecast each(Question question, ToDoubleFunction<String> value) {
    Map<String, Double> values = new LinkedHashMap<>();
    question.entities().forEach(entity -> values.put(entity, value.applyAsDouble(entity)));
    return new Forecast(values);
  }

  private static double mid(AsOf view, String entity) {
    return view.latest(Series.of(entity, "market_mid")).valueOr(0.5);
  }

  public static final class Honest implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return each(question, entity -> mid(view, entity));
    }
  }

  public static final class Greatest implements Forecaster {
    private double greatest;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      return each(question, entity -> greatest = Math.max(greatest, mid(view, entity)));
    }
  }

  public static final class Dice implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return each(question, entity -> mid(view, entity) * Math.random());
    }
  }

  public static final class Weights implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double weight = Files.exists(Path.of("weights-that-are-not-there")) ? 0 : 1;
      return each(question, entity -> weight * mid(view, entity));
    }
  }
}
