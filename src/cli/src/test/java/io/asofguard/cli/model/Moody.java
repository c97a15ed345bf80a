package io.asofguard.cli.model;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.util.Map;

/** Fails at noon. */
public final class Moody implements Forecaster {
  @Override
  public Forecast forecast(AsOf view, Question question) {
    if (question.cutoff().toString().contains("T12:00")) {
      throw new IllegalStateException("lunch");
    }
    return new Forecast(Map.of(question.entities().get(0), 0.5));
  }
}
