package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import io.asofguard.store.Show;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Rows stand in a list, or in a list within one object, whatever its name, unless the object is a
 * whole row itself and nothing in it has the columns of one. A line is a row by itself. What a row
 * holds, be it a list or an object, is a cell.
 */
final class TableLayout implements Layout {
  private final TableMap map;
  private final boolean oneRow;
  private final Set<String> beside = new LinkedHashSet<>();

  private TableLayout(TableMap map, boolean oneRow) {
    this.map = map;
    this.oneRow = oneRow;
  }

  static TableLayout of(Payload payload, TableMap map) {
    return new TableLayout(map, isOneRow(payload.start(), map));
  }

  private static boolean isOneRow(String start, TableMap map) {
    try {
      if (!(JsonValues.read(start) instanceof Map<?, ?> fields)) {
        return false;
      }
      List<String> names = scalars(fields);
      return map.isRow(names)
          && !holds(fields.values(), map.isWholeRow(names) ? map::isRow : inside -> true);
    } catch (JacksonException e) {
      return false;
    }
  }

  /** Whether there is an object of such names among these, or inside one, or in a list. */
  private static boolean holds(Collection<?> values, Predicate<List<String>> names) {
    return values.stream().anyMatch(value -> holds(value, names));
  }

  private static boolean holds(@Nullable Object value, Predicate<List<String>> names) {
    if (value instanceof List<?> values) {
      return holds(values, names);
    }
    return value instanceof Map<?, ?> fields
        && (names.test(scalars(fields)) || holds(fields.values(), names));
  }

  /** The names of what is no list and no object. */
  private static List<String> scalars(Map<?, ?> fields) {
    return fields.entrySet().stream()
        .filter(field -> !(field.getValue() instanceof List || field.getValue() instanceof Map))
        .map(field -> String.valueOf(field.getKey()))
        .toList();
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return !inList && !oneRow;
  }

  @Override
  public void opened(Opened around) {
    List<String> names = scalars(around.fields());
    if (map.isWholeRow(names)) {
      throw new UnusableException(
          "an object has the columns of a row, and lists or objects beside them that may hold rows;"
              + " write a row a line (.jsonl), or a list of rows");
    }
    names.stream().filter(name -> map.isKnown(name) || Received.isTime(name)).forEach(beside::add);
  }

  @Override
  public List<String> notes() {
    return beside.isEmpty()
        ? List.of()
        : List.of(
            "the object around the rows has "
                + Show.quoted(beside)
                + ", which counts for no row; where it should, write it into each");
  }

  @Override
  public Layout ofLine() {
    return (name, before, inList) -> false;
  }
}
