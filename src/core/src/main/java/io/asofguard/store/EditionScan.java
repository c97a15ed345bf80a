package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rows that an edition shows, series by series, for whoever derives something from them. One
 * read transaction: what others write meanwhile is not seen. Costs one pass over the rows.
 */
public final class EditionScan {
  private static final Slice EVERYTHING = new Slice(Long.MIN_VALUE, Long.MAX_VALUE);

  private final Connection connection;
  private final RowSink sink;
  private final Map<Integer, Integer> bases;
  private final long snapshot;

  private EditionScan(Connection connection, RowSink sink, long snapshot) throws SQLException {
    this.connection = connection;
    this.sink = sink;
    this.snapshot = snapshot;
    this.bases = bases(connection);
  }

  /** Of a snapshot, or of the newest one. */
  static Tip run(SqlStatements statements, @Nullable Tip of, RowSink sink) throws SQLException {
    Connection connection = statements.connection();
    try (Statement transaction = connection.createStatement()) {
      transaction.execute("BEGIN");
      try {
        Tip tip = of == null ? Tip.of(connection) : of;
        sink.expect(
            Sql.number(connection, "SELECT total(rows) FROM asof_run WHERE since IS NOT NULL"),
            Sql.number(connection, "SELECT count(*) FROM series"));
        new EditionScan(connection, sink, tip.snapshot()).scan();
        return tip;
      } finally {
        transaction.execute("COMMIT");
      }
    }
  }

  private void scan() throws SQLException {
    boolean plain =
        Sql.number(connection, "SELECT count(*) FROM snapshot WHERE kind = 'backfill'") == 0;
    if (plain) {
      scanPlain();
    } else {
      scanPlanned();
    }
  }

  /** Nothing was ever replaced: every published run shows whole. */
  private void scanPlain() throws SQLException {
    Map<Integer, List<VisibleRun>> runs = new HashMap<>();
    List<Integer> order =
        Sql.list(
            connection,
            "SELECT t.series, r.id, r.stream FROM asof_run r JOIN stream t ON t.id = r.stream"
                + " WHERE r.since <= ? ORDER BY t.series, r.id",
            row -> {
              VisibleRun run = whole(row.getLong(2), row.getInt(3));
              runs.computeIfAbsent(row.getInt(1), s -> new java.util.ArrayList<>(1)).add(run);
              return row.getInt(1);
            },
            snapshot);
    int last = -1;
    try (PreparedStatement rows = connection.prepareStatement(RunScan.ROWS)) {
      for (int series : order) {
        if (series != last) {
          scan(series, runs.getOrDefault(series, List.of()), rows);
        }
        last = series;
      }
    }
  }

  private static VisibleRun whole(long run, int stream) {
    return new VisibleRun(run, stream, 0, EVERYTHING, Long.MIN_VALUE, List.of(EVERYTHING));
  }

  private record Numbered(int number, Series series) {}

  private void scanPlanned() throws SQLException {
    List<Numbered> all =
        Sql.list(
            connection,
            "SELECT id, entity, field FROM series ORDER BY id",
            row -> new Numbered(row.getInt(1), new Series(row.getString(2), row.getString(3))));
    try (PreparedStatement rows = connection.prepareStatement(RunScan.ROWS)) {
      for (Numbered each : all) {
        SeriesPlan plan = SeriesPlan.of(connection, each.series, ReadScope.of(snapshot));
        scan(each.number, plan.runs(), rows);
      }
    }
  }

  private void scan(int series, List<VisibleRun> runs, PreparedStatement rows) throws SQLException {
    if (runs.isEmpty()) {
      return;
    }
    sink.begin(series);
    if (runs.size() == 1) {
      scanOne(runs.get(0), rows);
    } else {
      scanMerged(runs);
    }
    sink.end();
  }

  private void scanOne(VisibleRun run, PreparedStatement rows) throws SQLException {
    int basis = bases.getOrDefault(run.stream(), 0);
    for (int i = run.slices().size() - 1; i >= 0; i--) {
      RunScan.bind(rows, run.id(), run.slices().get(i), snapshot);
      try (ResultSet row = rows.executeQuery()) {
        while (row.next()) {
          sink.row(row.getLong(1), row.getLong(2), RunScan.value(row), basis);
        }
      }
    }
  }

  private void scanMerged(List<VisibleRun> runs) throws SQLException {
    try (RunScan.Merged merged = new RunScan.Merged(connection, runs, snapshot)) {
      for (Revision row = merged.next(); row != null; row = merged.next()) {
        sink.row(
            row.eventTime(), row.knowledge(), row.value(), bases.getOrDefault(row.stream(), 0));
      }
    }
  }

  static Map<Integer, Integer> bases(Connection connection) throws SQLException {
    Map<Integer, Integer> bases = new HashMap<>();
    Sql.list(
        connection, "SELECT id, basis FROM stream", row -> bases.put(row.getInt(1), row.getInt(2)));
    return bases;
  }
}
