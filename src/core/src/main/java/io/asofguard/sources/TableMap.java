package io.asofguard.sources;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table is what, as {@code --map} says it: {@code NAME=COLUMN}, for a time {@code
 * NAME=COLUMN:UNIT:ZONE}, {@code NAME==TEXT} for the same text in every row, and for a table that
 * is wide {@code NAME=*} or {@code NAME=A|B|C}: these columns hold values, and the column's name is
 * the entity, or the field. In quotes a column or a text is taken as it is; a quote in it is
 * written twice.
 */
final class TableMap {
  private static final String ALL = "*";

  /** A comma with an even number of quotes after it: one that is in none. */
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*+\"[^\"]*+\")*+[^\"]*+$)");

  private final Map<TableColumn, String> columns = new EnumMap<>(TableColumn.class);
  private final Map<TableColumn, String> texts = new EnumMap<>(TableColumn.class);
  private final Map<TableColumn, WrittenAt> times = new EnumMap<>(TableColumn.class);
  private final Set<TableColumn> given = EnumSet.noneOf(TableColumn.class);
  private final @Nullable ZoneId zone;
  private final WrittenAt iso;
  private @Nullable TableColumn wide;
  private List<String> wideColumns = List.of();

  private TableMap(@Nullable ZoneId zone) {
    this.zone = zone;
    this.iso = WrittenAt.iso(zone);
  }

  /** Of entries with commas between them, in one text or in several. */
  static TableMap of(SourceOptions options) {
    TableMap map = new TableMap(options.zone());
    options.map().stream().flatMap(COMMA::splitAsStream).forEach(map::add);
    map.give(TableColumn.ENTITY, options.entity());
    map.give(TableColumn.FIELD, options.field());
    return map;
  }

  private void give(TableColumn column, @Nullable String otherwise) {
    if (otherwise != null) {
      given.add(column);
    }
  }

  private void add(String entry) {
    if (entry.chars().filter(c -> c == '"').count() % 2 != 0) {
      throw misquoted(entry);
    }
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
      String text = says.substring(1);
      texts.put(column, text.startsWith("\"") ? only(parts(text, '|', entry), entry) : text);
    } else if (column.isTime()) {
      putTime(column, says, entry);
    } else {
      putColumns(column, says, entry);
    }
  }

  private void putColumns(TableColumn column, String says, String entry) {
    List<String> names = parts(says, '|', entry);
    if (says.equals(ALL) || names.size() > 1) {
      putWide(column, says.equals(ALL) ? List.of() : names, entry);
    } else {
      columns.put(column, names.get(0));
    }
  }

  /** What a separator parts, outside of quotes. */
  private static List<String> parts(String says, char separator, String entry) {
    try (CloseableIterator<CsvRecord> parts =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .skipEmptyLines(false)
            .ofCsvRecord(says)
            .iterator()) {
      List<String> found = parts.next().getFields();
      if (!parts.hasNext()) {
        return found;
      }
    } catch (CsvParseException | IOException e) {
      throw misquoted(entry);
    }
    throw misquoted(entry);
  }

  private static String only(List<String> parts, String entry) {
    if (parts.size() > 1) {
      throw misquoted(entry);
    }
    return parts.get(0);
  }

  private static RefusedException misquoted(String entry) {
    return new RefusedException(
        "--map: '"
            + entry
            + "': quotes stand around a whole name or text, and one inside is written twice, as in"
            + " value=\"5\"\" disk\"");
  }

  private void putWide(TableColumn column, List<String> names, String entry) {
    boolean named = column == TableColumn.ENTITY || column == TableColumn.FIELD;
    if (!named || wide != null) {
      throw new RefusedException(
          "--map: '" + entry + "': the columns of a wide table are named by entity or by field");
    }
    wide = column;
    wideColumns = names.stream().filter(each -> !each.isEmpty()).toList();
  }

  private void putTime(TableColumn column, String says, String entry) {
    List<String> parts = new ArrayList<>(parts(says, ':', entry));
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

  /** Whether these can be the fields of a row: one tells the event time, or if none has to, any. */
  boolean isRow(List<String> names) {
    List<String> telling =
        texts.containsKey(TableColumn.EVENT_TIME)
            ? List.copyOf(columns.values())
            : candidates(TableColumn.EVENT_TIME);
    return !Collections.disjoint(telling, names);
  }

  /** Whether nothing is missing for these to be the fields of a row: entity and value neither. */
  boolean isWholeRow(List<String> names) {
    return isRow(names) && has(TableColumn.ENTITY, names) && hasValue(names);
  }

  private boolean hasValue(List<String> names) {
    boolean wideRow = isWide() || isBare(names);
    boolean valued =
        wideRow ? !Collections.disjoint(valueColumns(names), names) : has(TableColumn.VALUE, names);
    return valued || !Collections.disjoint(candidates(TableColumn.RETRACTED), names);
  }

  private boolean has(TableColumn column, List<String> names) {
    return texts.containsKey(column)
        || given.contains(column)
        || wide == column
        || !Collections.disjoint(candidates(column), names);
  }

  /** What has no field and no value has a column per field. */
  boolean isBare(List<String> names) {
    return !isWide() && !says(TableColumn.FIELD, names) && !says(TableColumn.VALUE, names);
  }

  /** Whether some column may be called this. */
  boolean isKnown(String name) {
    return Arrays.stream(TableColumn.values())
        .anyMatch(column -> candidates(column).contains(name));
  }

  /**
   * A receive time beside the rest that nothing makes use of; null if there is none, or if these
   * have a knowledge time.
   */
  @Nullable String idleReceiveTime(List<String> names) {
    return says(TableColumn.KNOWLEDGE_TIME, names)
        ? null
        : Received.timeAmong(names.stream().filter(name -> !isKnown(name)).toList());
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

  /** Whether some column, a constant or an option says this. */
  boolean says(TableColumn column, List<String> header) {
    return columns.containsKey(column) || has(column, header);
  }

  /** A column that the map names and the header lacks; null if there is none. */
  @Nullable String missingFrom(List<String> header) {
    List<String> named = new ArrayList<>(columns.values());
    named.addAll(wideColumns);
    return named.stream().filter(name -> !header.contains(name)).findFirst().orElse(null);
  }
}
