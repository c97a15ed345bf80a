package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.law.AsOfFold;
import io.asofguard.law.Law;
import io.asofguard.law.Milestone;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import io.asofguard.law.Walls;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads by SQL of one pinned edition. Times are nanoseconds since the epoch, UTC.
 *
 * <p>Thread-safe; keeps a few objects per series and entity that was asked for, none per row. A
 * read costs two or three index searches, and a walk over at most the square root of the series'
 * rows if what lies in between was known too late. Its answers don't depend on the clock or on
 * walls: that is the caller's part. Every method throws {@link StoreException} if the file cannot
 * be read.
 */
public final class Scope {
  private static final int MOST_KEPT = 1 << 17;

  private record Walled(List<Milestone> pool, @Nullable Wall wall) {}

  private final Store store;
  private final ReadScope bounds;
  private final @Nullable BackfillRecord staged;
  private final Map<Series, SeriesPlan> plans = new ConcurrentHashMap<>();
  private final Map<String, Walled> walls = new ConcurrentHashMap<>();

  Scope(Store store, ReadScope bounds, @Nullable BackfillRecord staged) {
    this.store = store;
    this.bounds = bounds;
    this.staged = staged;
  }

  /**
   * What this scope reads.
   *
   * @return the bounds that it was opened with
   */
  public ReadScope bounds() {
    return bounds;
  }

  /**
   * The row in force at an event time, as known at a cutoff.
   *
   * @param series what to read
   * @param eventTime the asked event time, inclusive
   * @param cutoff inclusive
   * @return the row that answers, or null
   */
  public @Nullable Revision at(Series series, long eventTime, long cutoff) {
    return this.<Revision>read(series, eventTime, Long.MIN_VALUE, cutoff, AsOfFold::first)
        .orElse(null);
  }

  /**
   * Every value in force of a range of event times, latest first.
   *
   * @param series what to read
   * @param from inclusive
   * @param last inclusive
   * @param cutoff inclusive
   * @param to gets one row per event time
   */
  public void window(Series series, long from, long last, long cutoff, Consumer<Revision> to) {
    this.<Boolean>read(
        series,
        last,
        from,
        cutoff,
        rows -> {
          AsOfFold.all(rows, to);
          return true;
        });
  }

  /**
   * Every row that is there of a series, whenever it was known, in the order of (event time,
   * knowledge time, publishing snapshot, sequence).
   *
   * @param series what to read
   * @param to gets each
   */
  public void rows(Series series, Consumer<Revision> to) {
    store.reading(
        statements -> {
          List<VisibleRun> runs = plan(statements, series).runs();
          try (RunScan.Merged rows =
              new RunScan.Merged(statements.connection(), runs, bounds.snapshot())) {
            for (Revision row = rows.next(); row != null; row = rows.next()) {
              to.accept(row);
            }
          }
          return true;
        });
  }

  /**
   * Whether a row of the series, be it a retraction, is known at a cutoff.
   *
   * @param series what to look for
   * @param cutoff inclusive
   * @return whether there is one
   */
  public boolean hasRow(Series series, long cutoff) {
    return this.<Boolean>read(
            series, Long.MAX_VALUE, Long.MIN_VALUE, cutoff, rows -> rows.hasNext())
        .orElse(false);
  }

  /**
   * Every row of a series that is known at a cutoff, revisions and retractions included, by event
   * time and then as revisions count. Costs one pass over the series' rows.
   *
   * @param series what to read
   * @param cutoff inclusive
   * @param to gets each row
   */
  public void everyRow(Series series, long cutoff, Consumer<Revision> to) {
    store.reading(
        statements -> {
          SeriesPlan plan = plan(statements, series);
          try (RunScan.Merged rows =
              new RunScan.Merged(statements.connection(), plan.runs(), bounds.snapshot())) {
            for (Revision row = rows.next(); row != null; row = rows.next()) {
              if (Law.known(row.knowledge(), cutoff)) {
                to.accept(row);
              }
            }
          }
          return true;
        });
  }

  /**
   * The wall of an entity at the scope's wall snapshot.
   *
   * @param entity the entity's name
   * @return its wall, or null if it is tied to no event or nothing on file sets one
   */
  public @Nullable Wall wall(String entity) {
    return walled(entity).wall;
  }

  /**
   * The milestones that decide about an entity: its own and those of its whole event.
   *
   * @param entity the entity's name
   * @return all revisions published by the wall snapshot
   */
  public List<Milestone> milestones(String entity) {
    return walled(entity).pool;
  }

  /**
   * The series of an event's entities, by entity and field.
   *
   * @param event the event's name
   * @return all that the log has, whatever the cutoff
   */
  public List<Series> series(String event) {
    return store.reading(
        statements ->
            statements
                .handle()
                .createQuery(
                    """
                    SELECT s.entity, s.field FROM entity_event t JOIN series s ON s.entity = t.entity
                    WHERE t.event = :event AND t.snapshot <= :snapshot ORDER BY s.entity, s.field
                    """)
                .bind("event", event)
                .bind("snapshot", bounds.wallSnapshot())
                .map((row, context) -> new Series(row.getString(1), row.getString(2)))
                .list());
  }

  private Walled walled(String entity) {
    Walled known = walls.get(entity);
    if (known == null) {
      List<Milestone> pool =
          store.reading(s -> MilestoneTable.pool(s.connection(), entity, bounds.wallSnapshot()));
      known = new Walled(pool, Walls.of(pool));
      makeRoom(walls);
      walls.put(entity, known);
    }
    return known;
  }

  private static void makeRoom(Map<?, ?> kept) {
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
  }

  private interface Fold<T> {
    @Nullable T over(MergedRuns rows);
  }

  private <T> Optional<T> read(Series series, long asked, long floor, long cutoff, Fold<T> fold) {
    return store.reading(
        statements -> {
          SeriesPlan plan = plan(statements, series);
          if (plan.runs().isEmpty()) {
            return Optional.empty();
          }
          try (MergedRuns rows =
              MergedRuns.open(statements, plan, asked, floor, cutoff, bounds.snapshot())) {
            return Optional.ofNullable(fold.over(rows));
          }
        });
  }

  private SeriesPlan plan(SqlStatements statements, Series series) throws SQLException {
    SeriesPlan plan = plans.get(series);
    if (plan == null) {
      plan =
          staged == null
              ? SeriesPlan.of(statements.connection(), series, bounds)
              : SeriesPlan.asIfPublished(statements.connection(), series, bounds, staged);
      makeRoom(plans);
      plans.put(series, plan);
    }
    return plan;
  }
}
