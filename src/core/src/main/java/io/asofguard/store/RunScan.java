package io.asofguard.store;

import io.asofguard.law.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The rows of a run that no backfill hides, oldest event time first. */
final class RunScan implements AutoCloseable {
  static final String ROWS =
      "SELECT event_time, knowledge_time, value, published, seq FROM asof_row WHERE run = ?"
          + " AND event_time BETWEEN ? AND ? AND published <= ?"
          + " ORDER BY event_time, knowledge_time, published, seq";

  private final PreparedStatement statement;
  private final VisibleRun run;
  private final long snapshot;
  private int slice;
  private @Nullable ResultSet rows;
  private @Nullable Revision head;

  private RunScan(Connection connection, VisibleRun run, long snapshot) throws SQLException {
    this.statement = connection.prepareStatement(ROWS);
    this.run = run;
    this.snapshot = snapshot;
    this.slice = run.slices().size();
  }

  static void bind(PreparedStatement statement, long run, Slice slice, long snapshot)
      throws SQLException {
    statement.setLong(1, run);
    statement.setLong(2, slice.low());
    statement.setLong(3, slice.high());
    statement.setLong(4, snapshot);
  }

  static double value(ResultSet row) throws SQLException {
    double value = row.getDouble(3);
    return value == 0 && row.wasNull() ? Double.NaN : value;
  }

  private boolean advance() throws SQLException {
    while (rows == null || !rows.next()) {
      if (--slice < 0) {
        return false;
      }
      bind(statement, run.id(), run.slices().get(slice), snapshot);
      rows = statement.executeQuery();
    }
    long published = run.publishedBy() == 0 ? rows.getLong(4) : run.publishedBy();
    head =
        new Revision(
            rows.getLong(1),
            rows.getLong(2),
            published,
            rows.getLong(5),
            value(rows),
            run.stream());
    return true;
  }

  private Revision head() {
    if (head == null) {
      throw new IllegalStateException("no row");
    }
    return head;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  /** Several runs of a series in one order. */
  static final class Merged implements AutoCloseable {
    private final List<RunScan> all = new ArrayList<>();
    private final PriorityQueue<RunScan> heads =
        new PriorityQueue<>(Comparator.comparing(RunScan::head, (a, b) -> b.compareDescending(a)));
    private @Nullable RunScan current;

    Merged(Connection connection, List<VisibleRun> runs, long snapshot) throws SQLException {
      for (VisibleRun run : runs) {
        RunScan scan = new RunScan(connection, run, snapshot);
        all.add(scan);
        if (scan.advance()) {
          heads.add(scan);
        }
      }
    }

    @Nullable Revision next() throws SQLException {
      if (current != null && current.advance()) {
        heads.add(current);
      }
      current = heads.poll();
      return current == null ? null : current.head();
    }

    @Override
    public void close() throws SQLException {
      for (RunScan scan : all) {
        scan.close();
      }
    }
  }
}
