package io.asofguard.sources;

import io.asofguard.store.RefusedException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table is what, as {@code --map} says it: {@code NAME=COLUMN}, for a time {@code
 * NAME=COLUMN:UNIT:ZONE}, {@code NAME==TEXT} for the same text in every row, and for a table that
 * is wide {@code NAME=*} or {@code NAME=A|B|C}: these columns hold values, and the column's name is
 * the entity, or the field.
 */
final class TableMap {
  private static final String ALL = "*";

  private final Map<TableColumn, String> columns = new EnumMap<>(TableColumn.class);
  private final Map<TableColumn, String> texts = new EnumMap<>(TableColumn.class);
  private final Map<TableColumn, WrittenAt> times = new EnumMap<>(TableColumn.class);
  private final @Nullable ZoneId zone;
  private final WrittenAt iso;
  private @Nullable TableColumn wide;
  private List<String> wideColumns = List.of();

  private TableMap(@Nullable ZoneId zone) {
    this.zone = zone;
    this.iso = WrittenAt.iso(zone);
  }

  static TableMap of(List<String> entries, @Nullable ZoneId zone) {
    TableMap map = new TableMap(zone);
    entries.forEach(map::add);
    return map;
  }

  private void add(String entry) {
    int equals = entry.indexOf('=');
    String name = equals < 0 ? entry : entry.substring(0, equals).strip();
    String says = equals < 0 ? "" : entry.substring(equals + 1);
    Optional<TableColumn> of = TableColumn.named(name);
    if (of.isEmpty() || says.isEmpty()) {
      throw new RefusedException(
          "--map: '"
              + entry
              + "' is not NAME=COLUMN with a NAME of "
              + TableColumn.titles()
              + " (NAME=COLUMN:UNIT:ZONE for a time, NAME==TEXT for a constant, NAME=* for a wide"
              + " table)");
    }
    put(of.get(), says, entry);
  }

  private void put(TableColumn column, String says, String entry) {
    if (columns.containsKey(column) || texts.containsKey(column) || wide == column) {
      throw new RefusedException("--map names " + column.title() + " twice; name it once");
    }
    if (says.startsWith("=")) {
      texts.put(column, says.substring(1));
    } else if (column.isTime()) {
      putTime(column, says, entry);
    } else if (says.equals(ALL) || says.indexOf('|') >= 0) {
      putWide(column, says, entry);
    } else {
      columns.put(column, says);
    }
  }

  private void putWide(TableColumn column, String says, String entry) {
    boolean named = column == TableColumn.ENTITY || column == TableColumn.FIELD;
    if (!named || wide != null) {
      throw new RefusedException(
          "--map: '" + entry + "': the columns of a wide table are named by entity or by field");
    }
    wide = column;
    wideColumns = says.equals(ALL) ? List.of() : List.of(says.split("\\|"));
  }

  private void putTime(TableColumn column, String says, String entry) {
    List<String> parts = new ArrayList<>(List.of(says.split(":", -1)));
    ZoneId own = parts.size() > 2 ? WrittenAt.zone(parts.get(parts.size() - 1)) : null;
    if (own != null) {
      parts.remove(parts.size() - 1);
    }
    String unit = parts.size() > 1 ? parts.remove(parts.size() - 1) : "iso";
    if (!WrittenAt.isUnit(unit)) {
      throw new RefusedException(
          "--map: '"
              + entry
              + "' is not COLUMN:UNIT:ZONE with a UNIT of "
              + WrittenAt.UNITS
              + " and a ZONE like America/New_York");
    }
    columns.put(column, String.join(":", parts));
    times.put(column, WrittenAt.of(unit, own == null ? zone : own));
  }

  boolean isWide() {
    return wide != null;
  }

  /** Whether the names of a wide table's columns are its entities, not its fields. */
  boolean isWideByEntity() {
    return wide == TableColumn.ENTITY;
  }

  /** What a column says, row by row; of those that it may be called, whichever there are. */
  MappedColumn mapped(TableColumn column, TableRows rows) {
    List<String> header = rows.names();
    List<TableCell> cells =
        candidates(column).stream()
            .filter(name -> header.isEmpty() || header.contains(name))
            .map(rows::cell)
            .toList();
    return new MappedColumn(
        column.title(), texts.get(column), times.getOrDefault(column, iso), cells);
  }

  /** Which columns to look into, in this order: none for a constant. */
  private List<String> candidates(TableColumn column) {
    String mapped = columns.get(column);
    return texts.containsKey(column)
        ? List.of()
        : mapped == null ? column.known() : List.of(mapped);
  }

  /** The columns that hold the values of a wide table. */
  List<String> valueColumns(List<String> all) {
    if (!wideColumns.isEmpty()) {
      return wideColumns;
    }
    Set<String> taken = new HashSet<>(columns.values());
    for (TableColumn column : TableColumn.values()) {
      if (!columns.containsKey(column) && !texts.containsKey(column)) {
        taken.addAll(column.known());
      }
    }
    return all.stream().filter(name -> !name.isEmpty() && !taken.contains(name)).toList();
  }

  /** Whether some column, or a constant, says this. */
  boolean says(TableColumn column, List<String> header) {
    return texts.containsKey(column)
        || wide == column
        || columns.containsKey(column)
        || !Collections.disjoint(column.known(), header);
  }

  /** A column that the map names and the header lacks; null if there is none. */
  @Nullable String missingFrom(List<String> header) {
    List<String> named = new ArrayList<>(columns.values());
    named.addAll(wideColumns);
    return named.stream().filter(name -> !header.contains(name)).findFirst().orElse(null);
  }
}
