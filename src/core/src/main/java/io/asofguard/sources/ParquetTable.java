package io.asofguard.sources;

import io.asofguard.ingest.Origin;
import io.asofguard.ingest.Payload;
import io.asofguard.law.Nanos;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file, by DuckDB, row by row. Instants come out as they are; a timestamp without a zone
 * is one that its writer left open, and needs {@code --tz}.
 */
final class ParquetTable implements TableRows {
  private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";

  /** An instant comes as nanoseconds where these hold it, and as text where they don't. */
  private static final String IN_RANGE =
      "%s BETWEEN TIMESTAMPTZ '1677-09-21 00:12:44+00' AND TIMESTAMPTZ '2262-04-11 23:47:16+00'";

  private final Payload payload;
  private final Connection database;
  private final ResultSet rows;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Boolean> instants = new ArrayList<>();
  private long row;

  ParquetTable(Payload payload) {
    this.payload = payload;
    try {
      this.database = DuckDb.open();
      Statement statement = database.createStatement();
      String file = "read_parquet('" + payload.path().toString().replace("'", "''") + "')";
      describe(statement, file);
      this.rows = statement.executeQuery("SELECT " + columns() + " FROM " + file);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private void describe(Statement statement, String file) throws SQLException {
    try (ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + file)) {
      while (columns.next()) {
        names.add(columns.getString(1));
        places.put(columns.getString(1), names.size());
        instants.add(columns.getString(2).equals(INSTANT));
      }
    }
  }

  private String columns() {
    List<String> texts = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = '"' + names.get(i).replace("\"", "\"\"") + '"';
      String text = "CAST(" + name + " AS VARCHAR)";
      boolean instant = instants.get(i);
      String inRange = IN_RANGE.formatted(name);
      texts.add(instant ? "CASE WHEN " + inRange + " THEN NULL ELSE " + text + " END" : text);
      counts.add(instant ? "CASE WHEN " + inRange + " THEN epoch_ns(" + name + ") END" : "NULL");
    }
    texts.addAll(counts);
    return String.join(", ", texts);
  }

  @Override
  public boolean next() {
    try {
      boolean more = rows.next();
      row++;
      if (!more) {
        database.close();
      }
      return more;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public @Nullable String get(String name) {
    Integer place = places.get(name);
    return place == null ? null : cell(place);
  }

  private @Nullable String cell(int place) {
    try {
      Long nanos = nanos(place);
      String text = nanos == null ? rows.getString(place) : Nanos.toInstant(nanos).toString();
      return text == null || text.isEmpty() ? null : text;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public @Nullable Long instant(String name) {
    Integer place = places.get(name);
    try {
      return place == null ? null : nanos(place);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private @Nullable Long nanos(int place) throws SQLException {
    if (!instants.get(place - 1)) {
      return null;
    }
    long nanos = rows.getLong(names.size() + place);
    return rows.wasNull() ? null : (Long) nanos;
  }

  @Override
  public @Nullable String around(String name) {
    return get(name);
  }

  @Override
  public @Nullable String problem() {
    return null;
  }

  @Override
  public Origin origin() {
    return new Cells(row);
  }

  /** A row, told of while it is at hand: only what is kept out is written down. */
  private final class Cells implements Origin {
    private final long line;

    Cells(long line) {
      this.line = line;
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public String text() {
      StringJoiner cells = new StringJoiner(",");
      for (int i = 1; i <= names.size() && line == row; i++) {
        String cell = cell(i);
        cells.add(cell == null ? "" : cell);
      }
      return cells.toString();
    }
  }

  private RuntimeException unreadable(SQLException e) {
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return payload.refused("can't be read as Parquet: " + why);
  }
}
