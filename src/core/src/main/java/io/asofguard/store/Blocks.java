package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code asof_block}: neighbouring rows of a run with their least knowledge time. A block
 * holds about the square root of its run's rows, so that neither walking over blocks nor within one
 * grows with more than that. All rows of one event time share a block.
 */
final class Blocks implements AutoCloseable {
  private static final int LEAST = 256;
  private static final int MOST = 4096;

  /** More rows than a read walks over in a block: one event time of them has most. */
  static final int WALKED = 4 * MOST;

  private record ToSplit(long run, long first, int target) {}

  private final PreparedStatement last;
  private final PreparedStatement floor;
  private final PreparedStatement write;
  private final PreparedStatement delete;
  private final PreparedStatement rows;
  private final PreparedStatement ends;
  private final Steps steps;
  private final List<ToSplit> overfull = new ArrayList<>();

  Blocks(Connection connection) throws SQLException {
    steps = new Steps(connection);
    last =
        connection.prepareStatement(
            "SELECT first_event, rows, min_known, min_published, NULL FROM asof_block"
                + " WHERE run = ? ORDER BY first_event DESC LIMIT 1");
    floor =
        connection.prepareStatement(
            "SELECT b.first_event, b.rows, b.min_known, b.min_published,"
                + " (SELECT n.first_event FROM asof_block n WHERE n.run = b.run"
                + " AND n.first_event > b.first_event ORDER BY n.first_event LIMIT 1)"
                + " FROM asof_block b WHERE b.run = ? AND b.first_event <= ?"
                + " ORDER BY b.first_event DESC LIMIT 1");
    write =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO asof_block (run, first_event, rows, min_known, min_published)"
                + " VALUES (?, ?, ?, ?, ?)");
    delete =
        connection.prepareStatement("DELETE FROM asof_block WHERE run = ? AND first_event = ?");
    rows =
        connection.prepareStatement(
            "SELECT event_time, count(*), min(knowledge_time), min(published), max(published)"
                + " FROM asof_row"
                + " WHERE run = ? AND event_time >= ? AND event_time <= ?"
                + " GROUP BY event_time ORDER BY event_time");
    ends =
        connection.prepareStatement(
            "SELECT (SELECT min(event_time) FROM asof_row WHERE run = ? AND event_time >= ?),"
                + " (SELECT max(event_time) FROM asof_row WHERE run = ? AND event_time <= ?)");
  }

  static int target(long runRows) {
    long root = (long) Math.sqrt((double) runRows);
    return (int) Math.max(LEAST, Math.min(MOST, Long.highestOneBit(Math.max(1, root)) * 2));
  }

  @Nullable Block last(long run) throws SQLException {
    last.setLong(1, run);
    return read(last);
  }

  @Nullable Block floor(long run, long eventTime) throws SQLException {
    floor.setLong(1, run);
    floor.setLong(2, eventTime);
    return read(floor);
  }

  void write(long run, Block block, int target) throws SQLException {
    put(run, block);
    steps.write(run, block);
    if (block.rows > 2L * target) {
      overfull.add(new ToSplit(run, block.first, target));
    }
  }

  private void put(long run, Block block) throws SQLException {
    write.setLong(1, run);
    write.setLong(2, block.first);
    write.setLong(3, block.rows);
    write.setLong(4, block.minKnown);
    write.setLong(5, block.minPublished);
    write.executeUpdate();
  }

  /** Once the rows are in {@code asof_row}. */
  void splitOverfull() throws SQLException {
    for (ToSplit block : overfull) {
      split(block);
    }
    overfull.clear();
  }

  private void split(ToSplit toSplit) throws SQLException {
    Block whole = floor(toSplit.run, toSplit.first);
    if (whole == null
        || whole.rows <= 2L * toSplit.target
        || isOfOneEventTime(toSplit.run, whole)) {
      return;
    }
    List<Block> parts = parts(toSplit, whole);
    delete.setLong(1, toSplit.run);
    delete.setLong(2, whole.first);
    delete.executeUpdate();
    steps.delete(toSplit.run, whole);
    for (Block part : parts) {
      put(toSplit.run, part);
      steps.derive(toSplit.run, part);
    }
  }

  private List<Block> parts(ToSplit toSplit, Block whole) throws SQLException {
    List<Block> parts = new ArrayList<>();
    rows.setLong(1, toSplit.run);
    rows.setLong(2, whole.first);
    rows.setLong(3, whole.high());
    try (ResultSet row = rows.executeQuery()) {
      Block part = new Block(whole.first, whole.next);
      while (row.next()) {
        long more = row.getLong(2);
        if (part.rows > 0 && Math.max(part.rows, more) >= toSplit.target) {
          parts.add(part.until(row.getLong(1)));
          part = new Block(row.getLong(1), whole.next);
        }
        part.add(more, row.getLong(3), row.getLong(4));
        part.lastPublished = Math.max(part.lastPublished, row.getLong(5));
      }
      parts.add(part);
    }
    return parts;
  }

  /** All rows of a run, which are in {@code asof_row}, and no block yet. */
  void rebuild(long run, Block whole) throws SQLException {
    put(run, whole);
    steps.derive(run, whole);
    split(new ToSplit(run, whole.first, target(whole.rows)));
  }

  private boolean isOfOneEventTime(long run, Block block) throws SQLException {
    ends.setLong(1, run);
    ends.setLong(2, block.first);
    ends.setLong(3, run);
    ends.setLong(4, block.high());
    try (ResultSet row = ends.executeQuery()) {
      return row.next() && row.getLong(1) == row.getLong(2);
    }
  }

  private static @Nullable Block read(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      long following = row.getLong(5);
      Long next = row.wasNull() ? null : following;
      Block block = new Block(row.getLong(1), next);
      block.rows = row.getLong(2);
      block.minKnown = row.getLong(3);
      block.minKnownBefore = block.minKnown;
      block.minPublished = row.getLong(4);
      return block;
    }
  }

  @Override
  public void close() throws SQLException {
    steps.close();
    for (PreparedStatement statement : List.of(last, floor, write, delete, rows, ends)) {
      statement.close();
    }
  }
}
