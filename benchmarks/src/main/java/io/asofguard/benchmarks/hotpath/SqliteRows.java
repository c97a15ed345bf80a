package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * SQLite with the rows as they are. The query has no {@code LIMIT 1}: rows come one by one out of
 * the primary key, and after a retraction the next event time's is wanted.
 */
final class SqliteRows implements Peer {
  private final Sqlite db =
      new Sqlite(
          "CREATE TABLE observation (series INTEGER, event_time INTEGER, knowledge_time INTEGER,"
              + " value REAL, PRIMARY KEY (series, event_time, knowledge_time)) WITHOUT ROWID");
  private final PreparedStatement walk;

  SqliteRows(Dataset data) throws IOException, SQLException {
    PreparedStatement insert = db.prepare("INSERT INTO observation VALUES (?, ?, ?, ?)");
    for (int series = 0; series < data.seriesCount(); series++) {
      SeriesRows rows = data.rows(series);
      for (int i = 0; i < rows.size(); i++) {
        insert.setInt(1, series);
        insert.setLong(2, rows.eventTime[i]);
        insert.setLong(3, rows.knowledge[i]);
        insert.setDouble(4, rows.value[i]);
        db.add(insert);
      }
    }
    db.loaded(insert);
    walk =
        db.prepare(
            "SELECT event_time, value FROM observation"
                + " WHERE series = ? AND event_time <= ? AND knowledge_time <= ?"
                + " ORDER BY event_time DESC, knowledge_time DESC");
  }

  @Override
  public double latest(int series, long cutoff) {
    return at(series, cutoff, cutoff);
  }

  @Override
  public double at(int series, long eventTime, long cutoff) {
    try {
      walk.setInt(1, series);
      walk.setLong(2, eventTime);
      walk.setLong(3, cutoff);
      try (ResultSet rows = walk.executeQuery()) {
        return rows.next() ? first(rows) : Double.NaN;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double first(ResultSet rows) throws SQLException {
    double value = Sqlite.value(rows, 2);
    while (Double.isNaN(value)) {
      long retracted = rows.getLong(1);
      do {
        if (!rows.next()) {
          return Double.NaN;
        }
      } while (rows.getLong(1) == retracted);
      value = Sqlite.value(rows, 2);
    }
    return value;
  }

  @Override
  public long bytes() {
    return db.bytes();
  }

  @Override
  public void close() throws IOException, SQLException {
    db.close();
  }
}
