package io.asofguard.ingest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that a file's columns may have. */
enum Column {
  SOURCE,
  ENTITY,
  FIELD,
  EVENT,
  EVENT_TIME,
  KNOWLEDGE_TIME,
  VALUE,
  RETRACTED,
  MILESTONE,
  AT,
  OUTCOME;

  static final int COUNT = values().length;

  private static final Column[] ALL = values();

  private final String title = name().toLowerCase(Locale.ROOT);

  String title() {
    return title;
  }

  static @Nullable Column named(String title) {
    for (Column column : ALL) {
      if (column.title.equals(title)) {
        return column;
      }
    }
    return null;
  }
}
