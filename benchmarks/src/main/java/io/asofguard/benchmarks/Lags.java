package io.asofguard.benchmarks;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the price in force, and those of ten, twenty … minutes before. */
public final class Lags implements Forecaster {
  static final int READS = 10;

  @Override
  public Forecast forecast(AsOf view, Question question) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String entity : question.entities()) {
      Series series = Series.of(entity, "market_mid");
      double sum = view.latest(series).value();
      for (int lag = 1; lag < READS; lag++) {
        Instant at = question.cutoff().minusSeconds(600L * lag);
        sum += view.at(series, at).value();
      }
      values.put(entity, sum / READS);
    }
    return new Forecast(values);
  }
}
