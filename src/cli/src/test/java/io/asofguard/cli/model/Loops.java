package io.asofguard.cli.model;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.util.Map;

/** At noon says so and does not come back, unless it is interrupted. Has something to close. */
public final class Loops implements Forecaster, AutoCloseable {
  @Override
  public Forecast forecast(AsOf view, Question question) {
    if (question.cutoff().toString().contains("T12:00")) {
      System.err.println("looping");
      while (!Thread.interrupted()) {
        Thread.onSpinWait();
      }
    }
    return new Forecast(Map.of(question.entities().get(0), 0.5));
  }

  @Override
  public void close() {}
}
