package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps {@code asof_step}: of a block in which later snapshots brought rows that are known earlier,
 * the least knowledge time as each of them made it. A block's own least figures come from different
 * rows there, and would promise a read at (cutoff, snapshot) what neither row holds.
 */
final class Steps implements AutoCloseable {
  private final PreparedStatement first;
  private final PreparedStatement fallen;
  private final PreparedStatement delete;
  private final PreparedStatement derive;

  Steps(Connection connection) throws SQLException {
    first =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO asof_step (run, first_event, published, min_known)"
                + " VALUES (?, ?, ?, ?)");
    fallen =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO asof_step (run, first_event, published, min_known)"
                + " VALUES (?, ?, ?, ?)");
    delete = connection.prepareStatement("DELETE FROM asof_step WHERE run = ? AND first_event = ?");
    derive =
        connection.prepareStatement(
            """
            WITH least AS (SELECT published, min(knowledge_time) AS known FROM asof_row
                WHERE run = ?1 AND event_time >= ?2 AND event_time <= ?3 GROUP BY published),
              compared AS (SELECT published, known, min(known) OVER (ORDER BY published
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM least),
              falling AS (SELECT published, known FROM compared
                WHERE before IS NULL OR known < before)
            INSERT INTO asof_step (run, first_event, published, min_known)
            SELECT ?1, ?2, published, known FROM falling WHERE (SELECT count(*) FROM falling) > 1
            """);
  }

  /** A snapshot has brought rows to a block that was there. */
  void write(long run, Block block) throws SQLException {
    if (block.hasFallen()) {
      insert(first, run, block.first, block.minPublished, block.minKnownBefore);
      insert(fallen, run, block.first, block.lastPublished, block.minKnown);
    }
  }

  private static void insert(
      PreparedStatement into, long run, long firstEvent, long published, long known)
      throws SQLException {
    into.setLong(1, run);
    into.setLong(2, firstEvent);
    into.setLong(3, published);
    into.setLong(4, known);
    into.executeUpdate();
  }

  void delete(long run, Block block) throws SQLException {
    delete.setLong(1, run);
    delete.setLong(2, block.first);
    delete.executeUpdate();
  }

  /** From the rows of a block, which has none yet. */
  void derive(long run, Block block) throws SQLException {
    if (block.minPublished == block.lastPublished) {
      return;
    }
    derive.setLong(1, run);
    derive.setLong(2, block.first);
    derive.setLong(3, block.high());
    derive.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(first, fallen, delete, derive)) {
      statement.close();
    }
  }
}
