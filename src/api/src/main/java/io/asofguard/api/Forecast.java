package io.asofguard.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a forecaster answers: a probability or another number per entity.
 *
 * <p>Immutable and safe to share between threads, whatever becomes of the map that it was made of.
 *
 * @param values by entity, in the order in which they were given
 */
public record Forecast(Map<String, Double> values) {

  /**
   * Takes a copy.
   *
   * @param values by entity; no null key or value
   * @throws NullPointerException if there is a null in the map
   */
  public Forecast {
    Map<String, Double> copy = new LinkedHashMap<>();
    values.forEach((entity, value) -> copy.put(checked(entity), checked(value)));
    values = Collections.unmodifiableMap(copy);
  }

  private static <T> T checked(T part) {
    return Objects.requireNonNull(part, "a forecast has no null entity and no null value");
  }
}
