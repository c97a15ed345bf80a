package io.asofguard.replay;

import io.asofguard.api.Forecast;
import io.asofguard.api.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A forecast answers its question: a finite number for each entity asked, and for no other. */
final class AnswerCheck {
  private static final double TOLERANCE = 1e-6;

  private AnswerCheck() {}

  /** The values in the question's order. */
  static Map<String, Double> of(Question question, Forecast forecast, boolean sumsToOne) {
    Map<String, Double> given = forecast.values();
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (String entity : question.entities()) {
      ordered.put(entity, value(question, given, entity));
    }
    if (given.size() > ordered.size()) {
      TreeSet<String> more = new TreeSet<>(given.keySet());
      more.removeAll(List.copyOf(ordered.keySet()));
      throw new ForecasterException(
          "the forecast has a value for " + more.first() + ", which was not asked");
    }
    if (sumsToOne) {
      checkSum(ordered);
    }
    return ordered;
  }

  private static Double value(Question question, Map<String, Double> given, String entity) {
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
    return value == 0 ? (Double) 0.0 : value;
  }

  private static void checkSum(Map<String, Double> values) {
    double sum = 0;
    for (Map.Entry<String, Double> each : values.entrySet()) {
      double value = each.getValue();
      if (value < 0 || value > 1) {
        throw new ForecasterException(
            "the forecast of " + each.getKey() + " is " + value + ", which is no probability");
      }
      sum += value;
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new ForecasterException(
          "the probabilities add up to " + sum + ", and this event's must add up to 1");
    }
  }
}
