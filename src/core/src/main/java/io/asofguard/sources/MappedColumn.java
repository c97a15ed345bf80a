package io.asofguard.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code --map} makes of the row at hand, for one of its names. */
final class MappedColumn {
  /** The length of a date without a time. */
  private static final int BARE_DATE = 10;

  private final String title;
  private final @Nullable String constant;
  private final WrittenAt written;
  private final TableCell[] cells;

  /**
   * Of a name.
   *
   * @param title for messages
   * @param constant the same text in every row, or null if cells say it
   * @param written how its times are written
   * @param cells the first of them that says something counts
   */
  MappedColumn(String title, @Nullable String constant, WrittenAt written, List<TableCell> cells) {
    this.title = title;
    this.constant = constant;
    this.written = written;
    this.cells = cells.toArray(TableCell[]::new);
  }

  @Nullable String text() {
    String found = constant;
    for (int i = 0; found == null && i < cells.length; i++) {
      found = cells[i].text();
    }
    return found;
  }

  /** A number that the table itself knows as a finite one; else NaN, and {@link #text} has it. */
  double number() {
    double found = Double.NaN;
    for (int i = 0; Double.isNaN(found) && i < cells.length; i++) {
      found = cells[i].number();
    }
    return found;
  }

  /** A time, in nanoseconds since the epoch, UTC; null if there is none. */
  @Nullable Long time() {
    Long found = constant == null ? null : (Long) written.read(title, constant);
    for (int i = 0; found == null && i < cells.length; i++) {
      found = time(cells[i]);
    }
    return found;
  }

  /** Whether the time at hand is written as a day, a month or a quarter, and means its end. */
  boolean isPeriod() {
    String text = written.unit() == null ? text() : null;
    return written.months() > 0 || (text != null && text.length() == BARE_DATE);
  }

  private @Nullable Long time(TableCell cell) {
    Long instant = written.months() > 0 ? null : cell.instant();
    if (instant != null) {
      return instant;
    }
    Long clockTime = written.isOfOneOffset() ? cell.clockTime() : null;
    if (clockTime != null) {
      return written.atOffset(clockTime);
    }
    String text = cell.text();
    return text == null ? null : (Long) written.read(title, text);
  }
}
