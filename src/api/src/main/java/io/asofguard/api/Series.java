package io.asofguard.api;

import java.util.Objects;

/**
 * The name of one line of values: an entity and a field, such as {@code
 * elon-musk-of-tweets-april-3-april-10/200-219} and {@code market_mid}.
 *
 * <p>Immutable and safe to share between threads. Names are compared to the letter; case counts.
 *
 * @param entity what the values are about; never blank
 * @param field which of its quantities; never blank
 */
public record Series(String entity, String field) {

  /**
   * Checks both names.
   *
   * @param entity what the values are about; never blank
   * @param field which of its quantities; never blank
   * @throws NullPointerException if a name is null
   * @throws IllegalArgumentException if a name is blank
   */
  public Series {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(field, "field");
    if (entity.isBlank() || field.isBlank()) {
      throw new IllegalArgumentException(
          "a series needs an entity and a field: entity='" + entity + "' field='" + field + "'");
    }
  }

  /**
   * The series of an entity and a field.
   *
   * @param entity what the values are about; never blank
   * @param field which of its quantities; never blank
   * @return the series
   * @throws IllegalArgumentException if a name is blank
   */
  public static Series of(String entity, String field) {
    return new Series(entity, field);
  }

  /** Both names, as {@code entity field}. */
  @Override
  public String toString() {
    return entity + " " + field;
  }
}
