package io.asofguard.sources;

import io.asofguard.ingest.DayStamps;
import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import java.util.List;
import java.util.function.Supplier;
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

  private final MappedColumn source;
  private final MappedColumn event;
  private final MappedColumn entity;
  private final MappedColumn field;
  private final MappedColumn eventTime;
  private final MappedColumn knowledgeTime;
  private final MappedColumn value;
  private final MappedColumn retracted;

  private final DayStamps stamps = new DayStamps();

  /** A receive time that rows without a knowledge time have. */
  private @Nullable String received;

  /** Of the header, or else of the row at hand. */
  private boolean wide;

  private List<Named> valueColumns = List.of();

  private Table(Payload payload, SourceOptions options, TableMap map, TableRows rows) {
    super(rows);
    this.payload = payload;
    this.options = options;
    this.map = map;
    this.headed = !rows.names().isEmpty();
    if (headed) {
      check(rows.names());
    }
    this.source = map.mapped(TableColumn.SOURCE, rows);
    this.event = map.mapped(TableColumn.EVENT, rows);
    this.entity = map.mapped(TableColumn.ENTITY, rows);
    this.field = map.mapped(TableColumn.FIELD, rows);
    this.eventTime = map.mapped(TableColumn.EVENT_TIME, rows);
    this.knowledgeTime = map.mapped(TableColumn.KNOWLEDGE_TIME, rows);
    this.value = map.mapped(TableColumn.VALUE, rows);
    this.retracted = map.mapped(TableColumn.RETRACTED, rows);
  }

  static DraftReader open(Payload payload, SourceOptions options) {
    TableMap map = TableMap.of(options);
    TableRows rows =
        payload.isParquet()
            ? new ParquetTable(payload)
            : TableRows.of(payload, TableLayout.of(payload, map));
    return options.map().isEmpty() && MilestoneTable.fits(rows.names())
        ? new MilestoneTable(payload, options, rows)
        : new Table(payload, options, map, rows);
  }

  private void check(List<String> header) {
    String missing = map.missingFrom(header);
    if (missing != null) {
      throw payload.refused(
          1, "has no column '" + missing + "', which --map names; it has " + quoted(header));
    }
    boolean bare = map.isBare(header);
    need(map.says(TableColumn.ENTITY, header), "entity", header);
    need(map.says(TableColumn.EVENT_TIME, header), "event_time", header);
    need(bare || map.says(TableColumn.FIELD, header), "field", header);
    wide = bare || map.isWide();
    valueColumns = wide ? named(map.valueColumns(header)) : List.of();
    received = map.idleReceiveTime(header);
    need(wide ? !valueColumns.isEmpty() : map.says(TableColumn.VALUE, header), "value", header);
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
      wide = map.isWide() || map.isBare(rows.names());
      valueColumns = wide ? named(map.valueColumns(rows.names())) : List.of();
    }
    Long at = eventTime.time();
    if (at == null) {
      throw new UnusableException("event_time is missing");
    }
    Long known = knowledgeTime.time();
    if (known == null && options.lagAssumed()) {
      addStamp(at);
    }
    if (!headed && received == null) {
      received = map.idleReceiveTime(rows.names());
    }
    if (wide) {
      takeWide(at, known);
    } else {
      drafts.add(observation(entity(), field(), at, known, value()));
    }
  }

  /** An instant at midnight may be a date that somebody stamped. */
  private void addStamp(long at) {
    if (stamps.mayTake(at) && eventTime.isPeriod()) {
      stamps.addOther();
    } else {
      stamps.add(at);
    }
  }

  @Override
  void end(Origin last) {
    if (received != null) {
      drafts.note(
          "'"
              + received
              + "' may be when each row was received, and no knowledge time was taken from it; where"
              + " it is, give --map knowledge_time="
              + received);
    }
    if (stamps.areDays()) {
      drafts.note(DayStamps.note("--map event_time=COLUMN:iso:ZONE"));
    }
  }

  private void takeWide(long at, @Nullable Long known) {
    boolean gone = isRetracted();
    if (gone) {
      refuseValues();
    }
    if (valueColumns.isEmpty()) {
      throw new UnusableException("no column has a value");
    }
    for (Named column : valueColumns) {
      Value cell = column.value();
      if (!gone && !cell.isThere()) {
        drafts.leaveOut("empty cell(s)");
      } else if (map.isWideByEntity()) {
        drafts.add(observation(column.name, field(), at, known, cell));
      } else {
        drafts.add(observation(entity(), column.name, at, known, cell));
      }
    }
  }

  private void refuseValues() {
    for (Named column : valueColumns) {
      if (column.value().isThere()) {
        throw retractionOf(column.cell.text());
      }
    }
  }

  private String entity() {
    return required(TableColumn.ENTITY, entity, options.entity());
  }

  private String field() {
    return required(TableColumn.FIELD, field, options.field());
  }

  private static String required(
      TableColumn column, MappedColumn mapped, @Nullable String otherwise) {
    String text = mapped.text();
    text = text == null ? otherwise : text;
    if (text == null) {
      throw new UnusableException(column.title() + " is missing");
    }
    return text;
  }

  /** A column of values of a wide table. */
  private record Named(String name, TableCell cell) {
    Value value() {
      return Value.of(cell.number(), cell::text);
    }
  }

  private List<Named> named(List<String> columns) {
    return columns.stream().map(name -> new Named(name, rows.cell(name))).toList();
  }

  /** A cell: a number where the table knows it as one, else a text. */
  private record Value(double number, @Nullable String text) {
    static Value of(double number, Supplier<@Nullable String> text) {
      return new Value(number, Double.isNaN(number) ? text.get() : null);
    }

    boolean isThere() {
      return text != null || !Double.isNaN(number);
    }
  }

  /** Empty for a retraction. */
  private Value value() {
    Value found = Value.of(value.number(), value::text);
    boolean gone = isRetracted();
    if (gone == found.isThere()) {
      throw gone ? retractionOf(value.text()) : new UnusableException("value is missing");
    }
    return found;
  }

  private boolean isRetracted() {
    String said = retracted.text();
    if (said == null) {
      return false;
    }
    boolean gone = said.equalsIgnoreCase("true");
    if (!gone && !said.equalsIgnoreCase("false")) {
      throw new UnusableException("retracted is '" + said + "'; it is true, false or empty");
    }
    return gone;
  }

  private static UnusableException retractionOf(@Nullable String text) {
    return new UnusableException("a retraction has a value: '" + text + "'");
  }

  private Draft observation(
      String ofEntity, String ofField, long at, @Nullable Long known, Value found) {
    String named = event.text();
    return new Draft.Observation(
        rows.origin(),
        source.text(),
        named == null ? options.event() : named,
        ofEntity,
        ofField,
        at,
        known,
        found.text(),
        found.number());
  }
}
