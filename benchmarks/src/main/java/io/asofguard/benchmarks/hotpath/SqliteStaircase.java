package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** SQLite with one row for each change of the answer. */
final class SqliteStaircase implements Peer {
  private final Sqlite db =
      new Sqlite(
          "CREATE TABLE step (series INTEGER, knowledge INTEGER, value REAL,"
              + " PRIMARY KEY (series, knowledge)) WITHOUT ROWID");
  private final PreparedStatement floor;

  SqliteStaircase(Dataset data) throws IOException, SQLException {
    Staircase[] stairs = data.staircases();
    PreparedStatement insert = db.prepare("INSERT INTO step VALUES (?, ?, ?)");
    for (int series = 0; series < stairs.length; series++) {
      for (int i = 0; i < stairs[series].size(); i++) {
        insert.setInt(1, series);
        insert.setLong(2, stairs[series].knowledge[i]);
        insert.setDouble(3, stairs[series].value[i]);
        db.add(insert);
      }
    }
    db.loaded(insert);
    floor =
        db.prepare(
            "SELECT value FROM step WHERE series = ? AND knowledge <= ?"
                + " ORDER BY knowledge DESC LIMIT 1");
  }

  @Override
  public double latest(int series, long cutoff) {
    try {
      floor.setInt(1, series);
      floor.setLong(2, cutoff);
      try (ResultSet row = floor.executeQuery()) {
        return row.next() ? Sqlite.value(row, 1) : Double.NaN;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
