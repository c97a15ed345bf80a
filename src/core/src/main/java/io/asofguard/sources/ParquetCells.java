package io.asofguard.sources;

import io.asofguard.ingest.Payload;
import io.asofguard.sources.ParquetColumn.Holds;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The cells of a Parquet file, by DuckDB, in memory that is bounded by some row groups. */
final class ParquetCells implements Closeable {
  /** One row in so many is looked at for texts that come again and again. */
  private static final int SAMPLED = 97;

  private static final int MOST_TEXTS = 10_000;

  private static final String PLACE = "file_row_number";

  private final Payload payload;
  private final Connection database;
  private final String file;
  private final String from;
  private final List<String> names = new ArrayList<>();
  private final List<ParquetColumn> columns = new ArrayList<>();
  private final List<List<String>> coded = new ArrayList<>();
  private final List<ParquetChunk> cells = new ArrayList<>();
  private final String query;
  private final DuckDbChunks chunks;
  private final long rows;
  private long row;
  private int chunk;
  private int inChunk = -1;

  ParquetCells(Payload payload) {
    this.payload = payload;
    this.file = "'" + payload.path().toString().replace("'", "''") + "'";
    this.from = " FROM read_parquet(" + file + ")";
    try {
      this.database = DuckDb.open();
      payload.alsoCloses(this);
      try (Statement statement = database.createStatement()) {
        describe(statement);
        this.rows = count(statement);
      }
      this.query = "SELECT " + selected() + from;
      this.chunks = new DuckDbChunks(database, query, columns.size() * 2);
    } catch (SQLException e) {
      throw unreadable(e);
    }
    for (int i = 0; i < columns.size(); i++) {
      Holds holds = columns.get(i).holds();
      cells.add(new ParquetChunk(chunks, i, columns.size() + i, holds, coded.get(i)));
    }
  }

  private void describe(Statement statement) throws SQLException {
    List<String> types = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT *" + from)) {
      while (described.next()) {
        names.add(described.getString(1));
        types.add(described.getString(2));
      }
    }
    for (int i = 0; i < names.size(); i++) {
      String name = '"' + names.get(i).replace("\"", "\"\"") + '"';
      List<String> frequent =
          types.get(i).equals("VARCHAR") ? frequent(statement, name) : List.of();
      coded.add(frequent);
      columns.add(
          frequent.isEmpty()
              ? ParquetColumn.of(name, types.get(i))
              : ParquetColumn.coded(name, coded(statement, i, frequent)));
    }
  }

  /** Texts that a column has in many rows: their place in a list is read faster than they are. */
  private List<String> frequent(Statement statement, String name) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet distinct =
        statement.executeQuery(
            "SELECT DISTINCT text FROM ("
                + placed(name)
                + ") WHERE place % "
                + SAMPLED
                + " = 0 AND text IS NOT NULL LIMIT "
                + (MOST_TEXTS + 1))) {
      while (distinct.next()) {
        String text = distinct.getString(1);
        if (text.indexOf('\0') < 0) {
          found.add(text);
        }
      }
    }
    return found.size() > MOST_TEXTS ? List.of() : found;
  }

  /**
   * A column and the places of its rows, from 1. The file's reader counts them in half the time,
   * under a name that a column of the file may have.
   */
  private String placed(String name) {
    String select = "SELECT " + name + " AS text, ";
    return names.stream().anyMatch(PLACE::equalsIgnoreCase)
        ? select + "row_number() OVER () AS place" + from
        : select + PLACE + " + 1 AS place FROM read_parquet(" + file + ", " + PLACE + " = true)";
  }

  private static String coded(Statement statement, int column, List<String> texts)
      throws SQLException {
    String name = "texts_" + column;
    List<String> quoted = texts.stream().map(text -> "'" + text.replace("'", "''") + "'").toList();
    statement.execute("CREATE TYPE " + name + " AS ENUM (" + String.join(", ", quoted) + ")");
    return name;
  }

  private long count(Statement statement) throws SQLException {
    try (ResultSet count = statement.executeQuery("SELECT count(*)" + from)) {
      count.next();
      return count.getLong(1);
    }
  }

  private String selected() {
    List<String> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(column.text()));
    columns.forEach(column -> cells.add(column.number()));
    return String.join(", ", cells);
  }

  List<String> names() {
    return names;
  }

  /** The cells of a column, by the place of its name. */
  ParquetChunk cells(int column) {
    return cells.get(column);
  }

  /** Goes to the next row; false at the end. */
  boolean next() {
    if (++inChunk == chunk) {
      chunk = chunks.next();
      inChunk = 0;
      if (chunk == 0) {
        refuseIfBrokenOff();
        return false;
      }
      cells.forEach(column -> column.fill(chunk));
    }
    row++;
    return true;
  }

  /** The row at hand, counted from 1. */
  long row() {
    return row;
  }

  /** Its place among the cells. */
  int inChunk() {
    return inChunk;
  }

  private void refuseIfBrokenOff() {
    if (row == rows) {
      return;
    }
    try (Statement statement = database.createStatement();
        ResultSet again = statement.executeQuery(query)) {
      while (again.next()) {
        // What stopped it is told where it stops again.
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
    throw payload.refused(
        "can't be read as Parquet: it breaks off after row " + row + " of " + rows);
  }

  private RuntimeException unreadable(SQLException e) {
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return payload.refused("can't be read as Parquet: " + why);
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }
}
