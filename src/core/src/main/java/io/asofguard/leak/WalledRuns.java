package io.asofguard.leak;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Wall;
import io.asofguard.store.FieldRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The wall and the range of each run of rows, in the temporary table {@code walled} of a
 * connection: what tells which values are hidden, and how far they may be moved.
 */
final class WalledRuns {
  private static final String RUNS =
      """
      SELECT r.id, s.entity, s.field FROM asof_run r JOIN stream t ON t.id = r.stream
      JOIN series s ON s.id = t.series
      """;

  private WalledRuns() {}

  /** Makes the table, and says the wall of each entity that has rows and a wall. */
  static Map<String, Wall> describe(Connection connection, AsOfGuard guard) throws SQLException {
    Map<String, Wall> walls = new HashMap<>();
    Edition edition = guard.edition(ViewOptions.NEWEST);
    Map<String, FieldRule> rules = guard.store().catalog().declaredFields();
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TEMP TABLE walled (run INTEGER PRIMARY KEY, wall INTEGER, lo REAL, hi REAL)");
      try (ResultSet run = statement.executeQuery(RUNS);
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO temp.walled VALUES (?, ?, ?, ?)")) {
        while (run.next()) {
          Wall wall = edition.wall(run.getString(2));
          String field = run.getString(3);
          FieldRule rule = rules.getOrDefault(field, FieldRule.undeclared(field));
          boolean bounded = rule.min() != null && rule.max() != null;
          if (wall != null) {
            walls.put(run.getString(2), wall);
          }
          insert.setLong(1, run.getLong(1));
          insert.setObject(2, wall == null ? null : wall.at());
          insert.setObject(3, bounded ? rule.min() : null);
          insert.setObject(4, bounded ? rule.max() : null);
          insert.executeUpdate();
        }
      }
    }
    return walls;
  }
}
