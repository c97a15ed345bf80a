package io.asofguard.leak;

import io.asofguard.api.Forecast;
import io.asofguard.replay.ForecasterException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a forecaster did at one cutoff: it answered, or it threw. */
record Answered(Map<String, Double> values, @Nullable String failure) {

  static Answered of(Forecast forecast) {
    return new Answered(forecast.values(), null);
  }

  static Answered failed(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (thrown instanceof ExceptionInInitializerError && cause != null) {
      return new Answered(Map.of(), "in a static initialiser: " + failed(cause).failure());
    }
    return new Answered(Map.of(), text(thrown));
  }

  private static String text(Throwable thrown) {
    String kind = thrown.getClass().getSimpleName();
    String message = thrown.getMessage();
    if (message == null) {
      return kind;
    }
    return thrown instanceof ForecasterException ? message : kind + ": " + message;
  }

  boolean isFailed() {
    return failure != null;
  }

  /** Without entities that another does not answer for. */
  Answered among(Answered other) {
    Map<String, Double> common = new HashMap<>(values);
    common.keySet().retainAll(other.values.keySet());
    return new Answered(common, failure);
  }

  /** The first entity whose number differs by a bit; null if none does. */
  @Nullable Change changeTo(Answered other) {
    TreeSet<String> entities = new TreeSet<>(values.keySet());
    entities.addAll(other.values.keySet());
    for (String entity : entities) {
      double before = values.getOrDefault(entity, Double.NaN);
      double after = other.values.getOrDefault(entity, Double.NaN);
      if (Double.doubleToLongBits(before) != Double.doubleToLongBits(after)) {
        return new Change(entity, before, after);
      }
    }
    boolean same = isFailed() == other.isFailed();
    return same ? null : new Change("(all)", Double.NaN, Double.NaN);
  }
}
