package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** What imports and recordings added after a snapshot: a stretch of the log. */
final class Additions {
  private static final String REPLACING =
      "SELECT count(*) FROM snapshot WHERE number > ? AND kind IN ('backfill', 'rollback')";
  private static final String COUNT =
      "SELECT coalesce(sum(b.rows), 0) FROM snapshot p JOIN batch b ON b.id = p.batch"
          + " WHERE p.number > ?";
  private static final String ROWS =
      """
      SELECT t.series, o.event_time, o.knowledge_time, o.value, o.stream
      FROM snapshot p CROSS JOIN batch b ON b.id = p.batch
      CROSS JOIN observation o ON o.seq BETWEEN b.first_seq AND b.last_seq
      CROSS JOIN stream t ON t.id = o.stream
      WHERE p.number > ? AND p.number <= ? ORDER BY p.number, o.seq
      """;

  private Additions() {}

  /** How many rows were added; -1 if something was replaced or rolled back as well. */
  static long count(Connection connection, long after) throws SQLException {
    return Sql.number(connection, REPLACING, after) > 0 ? -1 : Sql.number(connection, COUNT, after);
  }

  static void rows(Connection connection, long after, long upTo, AddedRow to) throws SQLException {
    Map<Integer, Integer> bases = EditionScan.bases(connection);
    try (PreparedStatement query = connection.prepareStatement(ROWS)) {
      query.setLong(1, after);
      query.setLong(2, upTo);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          double value = row.getDouble(4);
          boolean retracted = value == 0 && row.wasNull();
          to.add(
              row.getInt(1),
              row.getLong(2),
              row.getLong(3),
              retracted ? Double.NaN : value,
              bases.getOrDefault(row.getInt(5), 0));
        }
      }
    }
  }
}
