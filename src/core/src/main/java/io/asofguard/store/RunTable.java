package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code asof_run}, for the writer. */
final class RunTable implements AutoCloseable {

  /** A run as it is on file. */
  record Row(
      long id,
      int stream,
      @Nullable Long backfill,
      @Nullable Long since,
      long rows,
      long firstEvent,
      long lastEvent,
      long firstKnown,
      long lastKnown,
      boolean rolledBack) {}

  private final PreparedStatement ofSeries;
  private final PreparedStatement newestMask;
  private final PreparedStatement write;
  private final PreparedStatement nextId;

  RunTable(Connection connection) throws SQLException {
    ofSeries =
        connection.prepareStatement(
            """
            SELECT r.id, r.stream, r.backfill, r.since, r.rows, r.first_event, r.last_event,
              r.first_known, r.last_known, EXISTS (SELECT 1 FROM snapshot v
                WHERE v.backfill = r.backfill AND v.kind = 'rollback')
            FROM stream t JOIN asof_run r ON r.stream = t.id WHERE t.series = ? AND t.source = ?
            ORDER BY r.id
            """);
    newestMask =
        connection.prepareStatement(
            """
            SELECT coalesce(max(p.number), 0)
            FROM backfill b JOIN snapshot p ON p.backfill = b.id AND p.kind = 'backfill'
            WHERE b.source = ? AND (b.entity_glob IS NULL OR ? GLOB b.entity_glob)
              AND (b.field IS NULL OR b.field = ?)
            """);
    write =
        connection.prepareStatement(
            """
            INSERT OR REPLACE INTO asof_run (id, stream, backfill, since, rows, first_event,
              last_event, first_known, last_known, last_change)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    nextId = connection.prepareStatement("SELECT coalesce(max(id), 0) + 1 FROM asof_run");
  }

  List<Row> of(int series, int source) throws SQLException {
    ofSeries.setInt(1, series);
    ofSeries.setInt(2, source);
    List<Row> runs = new ArrayList<>();
    try (ResultSet row = ofSeries.executeQuery()) {
      while (row.next()) {
        runs.add(
            new Row(
                row.getLong(1),
                row.getInt(2),
                nullable(row, 3),
                nullable(row, 4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getBoolean(10)));
      }
    }
    return runs;
  }

  /** The newest backfill that touched these names, rolled back or not; 0 for none. */
  long newestMask(String source, String entity, String field) throws SQLException {
    newestMask.setString(1, source);
    newestMask.setString(2, entity);
    newestMask.setString(3, field);
    return one(newestMask);
  }

  long nextId() throws SQLException {
    return one(nextId);
  }

  void write(Row run, long lastChange) throws SQLException {
    write.setLong(1, run.id);
    write.setInt(2, run.stream);
    write.setObject(3, run.backfill);
    write.setObject(4, run.since);
    write.setLong(5, run.rows);
    write.setLong(6, run.firstEvent);
    write.setLong(7, run.lastEvent);
    write.setLong(8, run.firstKnown);
    write.setLong(9, run.lastKnown);
    write.setLong(10, lastChange);
    write.executeUpdate();
  }

  private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static long one(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    ofSeries.close();
    newestMask.close();
    write.close();
    nextId.close();
  }
}
