package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any table: CSV, or objects as JSON, with columns as {@code --map} names them. Feast's {@code
 * event_timestamp} and {@code created_timestamp} are known by themselves, and a table that has them
 * and no field and value is wide: each column left over is a field.
 */
final class Table extends RowDrafts {
  private final Payload payload;
  private final SourceOptions options;
  private final TableMap map;

  /** Whether its columns were known before its first row. */
  private final boolean headed;

  private List<String> valueColumns = List.of();

  private Table(Payload payload, SourceOptions options, TableRows rows) {
    super(rows);
    this.payload = payload;
    this.options = options;
    this.map = TableMap.of(options.map(), options.zone());
    this.headed = !rows.names().isEmpty();
    if (headed) {
      check(rows.names());
    }
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    return new Table(payload, options, rows(payload));
  }

  private static TableRows rows(Payload payload) {
    return payload.isParquet()
        ? new ParquetTable(payload)
        : TableRows.of(payload, (name, before, inList) -> !inList);
  }

  private void check(List<String> header) {
    String missing = map.missingFrom(header);
    if (missing != null) {
      throw payload.refused(
          1, "has no column '" + missing + "', which --map names; it has " + quoted(header));
    }
    widenIfBare(header);
    need(options.entity() != null || map.says(TableColumn.ENTITY, header), "entity", header);
    need(map.says(TableColumn.EVENT_TIME, header), "event_time", header);
    need(options.field() != null || map.says(TableColumn.FIELD, header), "field", header);
    need(map.isWide() || map.says(TableColumn.VALUE, header), "value", header);
    valueColumns = map.valueColumns(header);
    map.bind(header);
  }

  /** A table without a field and a value has a column per field. */
  private void widenIfBare(List<String> header) {
    boolean bare =
        !map.isWide()
            && options.field() == null
            && !map.says(TableColumn.FIELD, header)
            && !map.says(TableColumn.VALUE, header);
    if (bare) {
      map.widenByField();
    }
  }

  private void need(boolean said, String name, List<String> header) {
    if (!said) {
      throw payload.refused(
          1,
          "has no column for "
              + name
              + "; say which with --map "
              + name
              + "=COLUMN: it has "
              + quoted(header));
    }
  }

  private static String quoted(List<String> names) {
    return "'" + String.join("', '", names) + "'";
  }

  @Override
  void take() {
    refuseProblem();
    if (!headed) {
      widenIfBare(rows.names());
    }
    Long eventTime = map.time(TableColumn.EVENT_TIME, rows);
    if (eventTime == null) {
      throw new UnusableException("event_time is missing");
    }
    Long known = map.time(TableColumn.KNOWLEDGE_TIME, rows);
    if (!map.isWide()) {
      String entity = required(TableColumn.ENTITY, options.entity());
      String field = required(TableColumn.FIELD, options.field());
      drafts.add(observation(entity, field, eventTime, known, value()));
      return;
    }
    for (String column : headed ? valueColumns : map.valueColumns(rows.names())) {
      Value cell = cell(column);
      if (!cell.isThere()) {
        drafts.leaveOut("empty cells");
      } else if (map.isWideByEntity()) {
        String field = required(TableColumn.FIELD, options.field());
        drafts.add(observation(column, field, eventTime, known, cell));
      } else {
        String entity = required(TableColumn.ENTITY, options.entity());
        drafts.add(observation(entity, column, eventTime, known, cell));
      }
    }
  }

  private String required(TableColumn column, @Nullable String otherwise) {
    String text = map.get(column, rows);
    text = text == null ? otherwise : text;
    if (text == null) {
      throw new UnusableException(column.title() + " is missing");
    }
    return text;
  }

  /** A cell: a number where the table knows it as one, else a text. */
  private record Value(double number, @Nullable String text) {
    boolean isThere() {
      return text != null || !Double.isNaN(number);
    }
  }

  private Value cell(String column) {
    double number = rows.number(column);
    return new Value(number, Double.isNaN(number) ? rows.get(column) : null);
  }

  /** Empty for a retraction. */
  private Value value() {
    double number = map.number(TableColumn.VALUE, rows);
    Value value = new Value(number, Double.isNaN(number) ? map.get(TableColumn.VALUE, rows) : null);
    String retracted = map.get(TableColumn.RETRACTED, rows);
    boolean gone = "true".equalsIgnoreCase(retracted);
    if (!gone && retracted != null && !"false".equalsIgnoreCase(retracted)) {
      throw new UnusableException("retracted is '" + retracted + "'; it is true, false or empty");
    }
    if (gone == value.isThere()) {
      throw new UnusableException(
          gone
              ? "a retraction has a value: '" + map.get(TableColumn.VALUE, rows) + "'"
              : "value is missing");
    }
    return value;
  }

  private Draft observation(
      String entity, String field, long eventTime, @Nullable Long known, Value value) {
    String event = map.get(TableColumn.EVENT, rows);
    return new Draft.Observation(
        rows.origin(),
        map.get(TableColumn.SOURCE, rows),
        event == null ? options.event() : event,
        entity,
        field,
        eventTime,
        known,
        value.text(),
        value.number());
  }
}
