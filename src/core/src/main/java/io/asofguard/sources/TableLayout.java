package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Rows stand in a list, or in a list within one object, whatever its name, unless the object has
 * the columns of a row itself and nothing in it has. A line is a row by itself. What a row holds,
 * be it a list or an object, is a cell.
 */
final class TableLayout implements Layout {
  private final TableMap map;
  private final boolean oneRow;

  private TableLayout(TableMap map, boolean oneRow) {
    this.map = map;
    this.oneRow = oneRow;
  }

  static TableLayout of(Payload payload, TableMap map) {
    return new TableLayout(map, isOneRow(payload.start(), map));
  }

  private static boolean isOneRow(String start, TableMap map) {
    try {
      return JsonValues.read(start) instanceof Map<?, ?> fields
          && map.isRow(fields)
          && fields.values().stream().noneMatch(value -> holdsRow(value, map));
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean holdsRow(@Nullable Object value, TableMap map) {
    if (value instanceof List<?> values) {
      return values.stream().anyMatch(each -> holdsRow(each, map));
    }
    return value instanceof Map<?, ?> fields
        && (map.isRow(fields) || fields.values().stream().anyMatch(each -> holdsRow(each, map)));
  }

  @Override
  public boolean opens(String name, Map<String, @Nullable Object> before, boolean inList) {
    return !inList && !oneRow;
  }

  @Override
  public void opened(Map<String, @Nullable Object> beside) {
    if (map.isRow(beside)) {
      throw new UnusableException(
          "an object has the columns of a row, and lists or objects beside them that may hold rows;"
              + " write a row a line (.jsonl), or a list of rows");
    }
  }

  @Override
  public Layout ofLine() {
    return (name, before, inList) -> false;
  }
}
