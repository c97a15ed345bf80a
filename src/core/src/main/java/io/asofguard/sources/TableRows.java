package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import java.time.ZoneId;
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

  /** What {@link #get} says in each row, and what the table knows of the column beside it. */
  default TableCell cell(String name) {
    return () -> get(name);
  }

  /** As {@link #get}, and if there is none, what the objects around it say, where there are any. */
  @Nullable String around(String name);

  /**
   * When this row was received.
   *
   * @param zone where a receive time without an offset is from; null refuses it
   */
  default Received received(@Nullable ZoneId zone) {
    return Received.of(this::around, zone);
  }

  /** As {@link #received}, of all rows that came with this one; if nothing says so, of this one. */
  default Received fetched(@Nullable ZoneId zone) {
    return received(zone);
  }

  /** Where this row stands; its text is to be asked for before the reader goes on. */
  Origin origin();

  /** Why this row can't be used as a row, or null. */
  @Nullable String problem();

  /** What the user should know once the last row is read. */
  default List<String> notes() {
    return List.of();
  }

  /** Whether its problem is that it has more cells than there are columns. */
  default boolean overflows() {
    return false;
  }
}
