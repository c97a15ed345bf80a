package io.asofguard.sources;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a table has to say of an observation, with the column names that are known by themselves.
 */
enum TableColumn {
  SOURCE("source"),
  EVENT("event"),
  ENTITY("entity"),
  FIELD("field"),
  EVENT_TIME("event_time", "event_timestamp"),
  KNOWLEDGE_TIME("knowledge_time", "created_timestamp"),
  VALUE("value"),
  RETRACTED("retracted");

  private final List<String> known;

  TableColumn(String... known) {
    this.known = List.of(known);
  }

  String title() {
    return known.get(0);
  }

  /** The names of columns that mean this if the map says nothing. */
  List<String> known() {
    return known;
  }

  boolean isTime() {
    return this == EVENT_TIME || this == KNOWLEDGE_TIME;
  }

  static Optional<TableColumn> named(String title) {
    return Arrays.stream(values()).filter(column -> column.title().equals(title)).findFirst();
  }

  static String titles() {
    return Arrays.stream(values()).map(TableColumn::title).collect(Collectors.joining(", "));
  }
}
