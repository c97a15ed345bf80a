package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.Revision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a backfill's series in its range, side by side: those that it replaces, those that it
 * brings, and those of other sources. One read transaction; costs one pass over these rows, and
 * memory that grows with the series and not with the rows. Used by one thread.
 */
public final class BackfillScan {

  /** Which edition a row is of. */
  public enum Side {
    /** The plan's source, live: what it replaces. */
    LIVE,
    /** Another source, live before and after. */
    OTHER,
    /** What the plan brings. */
    STAGED
  }

  /** Who takes the rows. Called by one thread. */
  public interface Sink {

    /**
     * Rows follow.
     *
     * @param rows how many, at most
     */
    void expect(long rows);

    /**
     * The rows of a series follow.
     *
     * @param series its names
     */
    void begin(Series series);

    /**
     * One row; by ascending event time, and within one the revision that counts last.
     *
     * @param side its edition
     * @param row a staged one has the snapshot that would publish it
     */
    void row(Side side, Revision row);

    /** The series has no more rows. */
    void end();

    /**
     * Asked after the last row.
     *
     * @return how many rows differ
     */
    long differing();
  }

  private record Staged(VisibleRun run, long firstSeq) {}

  private record Each(int number, Series series, List<Staged> staged) {
    long firstSeq() {
      return staged.stream().mapToLong(Staged::firstSeq).min().orElse(Long.MAX_VALUE);
    }
  }

  private final Connection connection;
  private final BackfillRecord plan;
  private final long before;
  private final Slice range;
  private final Set<Integer> ownStreams = new HashSet<>();
  private final StagedDigest digest;

  private BackfillScan(Connection connection, BackfillRecord plan, long before)
      throws SQLException {
    this.connection = connection;
    this.plan = plan;
    this.before = before;
    this.range = new Slice(plan.from(), plan.to() - 1);
    this.digest = new StagedDigest(connection, plan);
  }

  /**
   * Hands on the rows of a plan: of one that was published beside what it replaced, of one that is
   * staged beside the newest edition.
   *
   * @param store where it is
   * @param plan staged or published
   * @param sink gets the rows
   * @return what was compared
   * @throws StoreException if the rows are not those that were staged
   */
  public static Compared run(Store store, BackfillRecord plan, Sink sink) {
    return inOneRead(
        store,
        connection -> {
          Long published = plan.snapshot();
          long before = published == null ? Tip.of(connection).snapshot() : published - 1;
          new BackfillScan(connection, plan, before).scan(sink);
          long changes = sink.differing();
          return new Compared(
              before, changes, ComparisonTable.digest(connection, plan.id(), before, changes));
        });
  }

  /**
   * Reads the rows that a staged plan brings, and no others, as they were last committed.
   *
   * @param store where it is
   * @param plan the plan
   * @throws StoreException if the rows are not those that were staged
   */
  public static void check(Store store, BackfillRecord plan) {
    inOneRead(
        store,
        connection -> {
          new BackfillScan(connection, plan, Tip.of(connection).snapshot()).scanStaged();
          return true;
        });
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private static <T> T inOneRead(Store store, Work<T> work) {
    return store.reading(
        statements -> {
          Connection connection = statements.connection();
          try (Statement transaction = connection.createStatement()) {
            transaction.execute("BEGIN");
            try {
              return work.on(connection);
            } finally {
              transaction.execute("COMMIT");
            }
          }
        });
  }

  private void scan(Sink sink) throws SQLException {
    List<Each> all = series();
    sink.expect(plan.rows() + liveRows());
    for (Each each : all) {
      scan(each, sink);
    }
    digest.check();
  }

  private void scanStaged() throws SQLException {
    for (Each each : series()) {
      digest.begin(each.series);
      List<VisibleRun> runs = each.staged.stream().map(Staged::run).toList();
      try (RunScan.Merged merged = new RunScan.Merged(connection, runs, before)) {
        for (@Nullable Revision row = merged.next(); row != null; row = merged.next()) {
          digest.add(row);
        }
      }
    }
    digest.check();
  }

  /** In the order in which they were staged, and then those of which nothing was. */
  private List<Each> series() throws SQLException {
    Map<Integer, List<Staged>> staged = staged();
    Set<Integer> seen = new HashSet<>();
    List<Each> all = new ArrayList<>();
    Sql.list(
        connection,
        """
        SELECT t.id, s.id, s.entity, s.field
        FROM source o JOIN stream t ON t.source = o.id JOIN series s ON s.id = t.series
        WHERE o.name = ?1 AND (?2 IS NULL OR s.entity GLOB ?2) AND (?3 IS NULL OR s.field = ?3)
        ORDER BY s.id
        """,
        row -> {
          ownStreams.add(row.getInt(1));
          int number = row.getInt(2);
          if (seen.add(number)) {
            Series series = new Series(row.getString(3), row.getString(4));
            all.add(new Each(number, series, staged.getOrDefault(number, List.of())));
          }
          return number;
        },
        plan.source(),
        plan.entityGlob(),
        plan.field());
    all.sort(Comparator.comparingLong(Each::firstSeq));
    return all;
  }

  private Map<Integer, List<Staged>> staged() throws SQLException {
    Map<Integer, List<Staged>> staged = new HashMap<>();
    try (PreparedStatement first =
        connection.prepareStatement(
            "SELECT seq FROM asof_row WHERE run = ? ORDER BY event_time, knowledge_time LIMIT 1")) {
      Sql.list(
          connection,
          """
          SELECT t.series, r.id, r.stream, r.first_event, r.last_event, r.first_known
          FROM asof_run r JOIN stream t ON t.id = r.stream WHERE r.backfill = ?
          """,
          row -> {
            VisibleRun run =
                new VisibleRun(
                    row.getLong(2),
                    row.getInt(3),
                    before + 1,
                    new Slice(row.getLong(4), row.getLong(5)),
                    row.getLong(6),
                    List.of(range));
            return staged
                .computeIfAbsent(row.getInt(1), s -> new ArrayList<>(1))
                .add(new Staged(run, firstSeq(first, run.id())));
          },
          plan.id());
    }
    return staged;
  }

  private static long firstSeq(PreparedStatement first, long run) throws SQLException {
    first.setLong(1, run);
    try (ResultSet row = first.executeQuery()) {
      return row.next() ? row.getLong(1) : Long.MAX_VALUE;
    }
  }

  private long liveRows() throws SQLException {
    return Sql.number(
        connection,
        """
        SELECT total(r.rows) FROM source o JOIN stream t ON t.source = o.id
        JOIN series s ON s.id = t.series JOIN asof_run r ON r.stream = t.id
        WHERE o.name = ?1 AND r.since <= ?4 AND r.first_event <= ?6 AND r.last_event >= ?5
          AND (?2 IS NULL OR s.entity GLOB ?2) AND (?3 IS NULL OR s.field = ?3)
        """,
        plan.source(),
        plan.entityGlob(),
        plan.field(),
        before,
        range.low(),
        range.high());
  }

  private void scan(Each each, Sink sink) throws SQLException {
    List<VisibleRun> runs = new ArrayList<>();
    for (VisibleRun run : SeriesPlan.of(connection, each.series, ReadScope.of(before)).runs()) {
      VisibleRun clipped = run.within(range);
      if (clipped != null) {
        runs.add(clipped);
      }
    }
    boolean touched = runs.stream().anyMatch(run -> ownStreams.contains(run.stream()));
    if (!touched && each.staged.isEmpty()) {
      return;
    }
    each.staged.forEach(staged -> runs.add(staged.run));
    sink.begin(each.series);
    digest.begin(each.series);
    try (RunScan.Merged merged = new RunScan.Merged(connection, runs, before)) {
      for (@Nullable Revision row = merged.next(); row != null; row = merged.next()) {
        sink.row(side(row), row);
      }
    }
    sink.end();
  }

  private Side side(Revision row) {
    if (row.snapshot() > before) {
      digest.add(row);
      return Side.STAGED;
    }
    return ownStreams.contains(row.stream()) ? Side.LIVE : Side.OTHER;
  }
}
