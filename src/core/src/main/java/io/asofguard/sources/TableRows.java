package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table, whatever it is written in; used by one thread, a row at a time. */
interface TableRows {

  /** Those of a payload that is JSON, with items where the layout has them, or else CSV. */
  static TableRows of(Payload payload, Layout layout) {
    return payload.isNamedJsonLines() || payload.startsJson()
        ? new JsonTable(payload, layout)
        : new CsvTable(payload);
  }

  /** Goes to the next row; false at the end. */
  boolean next();

  /** The columns of this row, in order; before the first row those that are known already. */
  List<String> names();

  /** A cell of this row; null if it is empty, or if there is no such column. */
  @Nullable String get(String name);

  /**
   * An instant of this row, where the table itself knows it as one, in nanoseconds since the epoch,
   * UTC; else null, and the text says.
   */
  default @Nullable Long instant(String name) {
    return null;
  }

  /**
   * The time on a clock in some zone, where the table itself knows it as one, in nanoseconds since
   * that clock showed 1970-01-01T00:00:00; else null, and the text says.
   */
  default @Nullable Long clockTime(String name) {
    return null;
  }

  /** A finite number, where the table itself knows it as one; else NaN, and the text says. */
  default double number(String name) {
    return Double.NaN;
  }

  /** As {@link #get}, and if there is none, what the objects around it say, where there are any. */
  @Nullable String around(String name);

  /** Where this row stands; its text is to be asked for before the reader goes on. */
  Origin origin();

  /** Why this row can't be used as a row, or null. */
  @Nullable String problem();

  /** What the user should know once the last row is read; null if there is nothing. */
  default @Nullable String note() {
    return null;
  }

  /** Whether its problem is that it has more cells than there are columns. */
  default boolean overflows() {
    return false;
  }
}
