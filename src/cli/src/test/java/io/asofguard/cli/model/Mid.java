package io.asofguard.cli.model;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import java.util.LinkedHashMap;
import java.util.Map;

/** Believes the market. */
public final class Mid implements Forecaster {
  @Override
  public Forecast forecast(AsOf view, Question question) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String entity : question.entities()) {
      values.put(entity, view.latest(Series.of(entity, "market_mid")).valueOr(0.5));
    }
    return new Forecast(values);
  }
}
