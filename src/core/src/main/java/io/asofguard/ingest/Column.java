package io.asofguard.ingest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that a file's columns may have. */
enum Column {
  SOURCE(0),
  ENTITY(1),
  FIELD(2),
  EVENT(3),
  EVENT_TIME(4),
  KNOWLEDGE_TIME(5),
  VALUE(6),
  RETRACTED(7),
  MILESTONE(8),
  AT(9),
  OUTCOME(10);

  static final int COUNT = values().length;

  private static final Column[] ALL = values();

  private final String title = name().toLowerCase(Locale.ROOT);
  private final int index;

  Column(int index) {
    this.index = index;
  }

  /** Its place in arrays of {@link #COUNT}. */
  int index() {
    return index;
  }

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
