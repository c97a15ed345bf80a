package io.asofguard.zoo;

import io.asofguard.api.Forecast;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What several animals share. */
final class Kit {
  private Kit() {}

  static Series mid(String entity) {
    return Series.of(entity, "market_mid");
  }

  static Forecast each(Question question, ToDoubleFunction<String> value) {
    Map<String, Double> values = new LinkedHashMap<>();
    question.entities().forEach(entity -> values.put(entity, value.applyAsDouble(entity)));
    return new Forecast(values);
  }

  static long nanos(Question question) {
    return Math.addExact(
        Math.multiplyExact(question.cutoff().getEpochSecond(), 1_000_000_000L),
        question.cutoff().getNano());
  }
}
