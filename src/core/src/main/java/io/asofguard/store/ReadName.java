package io.asofguard.store;

/**
 * What a forecaster asked for: a series, or, with an empty field, an outcome or an event's series.
 * In the order of entity and field.
 *
 * @param entity the entity's or event's name
 * @param field the field's name, or empty
 */
public record ReadName(String entity, String field) implements Comparable<ReadName> {
  @Override
  public int compareTo(ReadName other) {
    int byEntity = entity.compareTo(other.entity);
    return byEntity != 0 ? byEntity : field.compareTo(other.field);
  }
}
