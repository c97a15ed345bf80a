package io.asofguard.guard;

import io.asofguard.api.FutureCutoffException;
import io.asofguard.api.Series;
import io.asofguard.api.ViewClosedException;
import io.asofguard.hotpath.Hit;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.law.Basis;
import io.asofguard.law.Law;
import io.asofguard.law.Milestone;
import io.asofguard.law.Nanos;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import io.asofguard.law.Walls;
import io.asofguard.store.Catalog;
import io.asofguard.store.ReadScope;
import io.asofguard.store.Scope;
import io.asofguard.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pinned edition of the store, read in the order of the law: snapshot, wall, cutoff, revision,
 * answer. For operators and for the views; forecasters get an {@code AsOf}.
 *
 * <p>Times are nanoseconds since the epoch, UTC. Thread-safe. A pair of cutoff and edition gives
 * the same answers for ever.
 */
public final class Edition {
  private static final int SCOPES = 64;

  private final Store store;
  private final ViewOptions options;
  private final Scope scope;
  private final IndexUse index;
  private final Bases bases;
  private final ResolvedSeries resolved;
  private final Map<Long, Scope> asWas =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Scope> eldest) {
          return size() > SCOPES;
        }
      };

  Edition(Store store, ViewOptions options, long snapshot, IndexUse index) {
    this.store = store;
    this.options = options;
    this.scope = store.scope(new ReadScope(snapshot, snapshot, options.source(), options.least()));
    this.index = index;
    this.bases = new Bases(store);
    this.resolved =
        new ResolvedSeries(series -> new Resolved(store, series, scope.wall(series.entity())));
  }

  /**
   * The snapshot that this edition is pinned to.
   *
   * @return its number
   */
  public long snapshot() {
    return scope.bounds().wallSnapshot();
  }

  /**
   * Says that many reads will follow: the index is used from the first on, if it can be had at
   * once.
   */
  public void expectMany() {
    index.look();
  }

  /**
   * Whether reads go to the index by now.
   *
   * @return false if they go to SQL
   */
  public boolean isIndexed() {
    return live() != null;
  }

  ViewOptions options() {
    return options;
  }

  /**
   * The SQL scope under this edition, for listings.
   *
   * @return the scope of its snapshot
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Reads one value.
   *
   * @param series what to read
   * @param eventTime the asked event time, inclusive
   * @param cutoff inclusive
   * @param maxAge the greatest age that is not stale, inclusive, as {@link Law#stale} takes it
   * @return the answer; {@link Status#FUTURE} for a cutoff after now
   */
  public Answer read(Series series, long eventTime, long cutoff, long maxAge) {
    requireOpen();
    if (Law.future(cutoff, store.clock().now())) {
      return Answer.FUTURE;
    }
    return answer(resolve(series), eventTime, cutoff, maxAge);
  }

  /**
   * Many reads at once.
   *
   * @return what takes them; for one thread
   */
  public BatchReads batch() {
    return new BatchReads(this);
  }

  /**
   * All that was knowable at a cutoff, row by row: for exports.
   *
   * @param cutoff inclusive
   * @return what lists it
   * @throws FutureCutoffException if the cutoff lies after now
   */
  public Knowable knowable(long cutoff) {
    long now = now();
    if (Law.future(cutoff, now)) {
      throw new FutureCutoffException(Nanos.toInstant(cutoff), Nanos.toInstant(now));
    }
    return new Knowable(store.catalog(), scope, cutoff);
  }

  long now() {
    return store.clock().now();
  }

  /** As {@link #read}, for a cutoff that is known not to lie after now. */
  Answer answer(Resolved of, long eventTime, long cutoff, long maxAge) {
    if (of.isSealed(cutoff)) {
      return Answer.SEALED;
    }
    LiveIndex live = live();
    return live == null
        ? bySql(of.series, eventTime, cutoff, maxAge)
        : byIndex(live, of.number(), eventTime, cutoff, maxAge);
  }

  /**
   * Refuses to go on once the store is closed: an index goes on being there while it is held.
   *
   * @throws ViewClosedException if it is closed
   */
  void requireOpen() {
    store.requireOpen();
  }

  /** The index, if the next read is to use it. */
  @Nullable LiveIndex live() {
    requireOpen();
    return index.forRead();
  }

  Resolved resolve(Series series) {
    return resolved.of(series);
  }

  private Answer bySql(Series series, long eventTime, long cutoff, long maxAge) {
    long begun = System.nanoTime();
    Revision row = at(cutoff).at(series, eventTime, cutoff);
    index.spent(System.nanoTime() - begun);
    if (row == null) {
      return Answer.UNKNOWN;
    }
    return Law.stale(row.eventTime(), eventTime, maxAge)
        ? Answer.STALE
        : new Answer(
            Status.KNOWN, row.value(), row.eventTime(), row.knowledge(), bases.of(row.stream()));
  }

  private static Answer byIndex(
      LiveIndex live, int number, long eventTime, long cutoff, long maxAge) {
    Hit hit = new Hit();
    if (!find(live, number, eventTime, cutoff, hit)) {
      return Answer.UNKNOWN;
    }
    return Law.stale(hit.eventTime, eventTime, maxAge)
        ? Answer.STALE
        : new Answer(
            Status.KNOWN, hit.value, hit.eventTime, hit.knowledge, Basis.ofCode(hit.basis));
  }

  static boolean find(LiveIndex live, int number, long eventTime, long cutoff, Hit hit) {
    return eventTime == cutoff
        ? live.latest(number, cutoff, hit)
        : live.at(number, eventTime, cutoff, hit);
  }

  /**
   * The row behind an answer, by SQL: for receipts and operators.
   *
   * @param series what was read
   * @param eventTime the asked event time, inclusive
   * @param cutoff inclusive
   * @return the row, or null
   */
  public @Nullable Revision row(Series series, long eventTime, long cutoff) {
    return at(cutoff).at(series, eventTime, cutoff);
  }

  /** The rows behind a window, both ends inclusive, latest first, by SQL. */
  void rows(Series series, long from, long last, long cutoff, Consumer<Revision> to) {
    at(cutoff).window(series, from, last, cutoff, to);
  }

  /** Every visible row of a series. */
  RowTable table(Series series, RowBudget budget) {
    RowTable table = new RowTable(budget);
    scope.everyRow(series, Long.MAX_VALUE, table::add);
    return table;
  }

  Catalog catalog() {
    return store.catalog();
  }

  /**
   * The wall of an entity.
   *
   * @param entity the entity's name
   * @return the wall at this edition, or null
   */
  public @Nullable Wall wall(String entity) {
    return scope.wall(entity);
  }

  /**
   * The wall of an entity that followed from what was known at a cutoff.
   *
   * @param entity the entity's name
   * @param cutoff inclusive
   * @return the wall as known then, or null
   */
  public @Nullable Wall wallKnownAt(String entity, long cutoff) {
    return Walls.knownAt(scope.milestones(entity), cutoff);
  }

  /**
   * The resolution of an entity as known at a cutoff.
   *
   * @param entity the entity's name
   * @param cutoff inclusive
   * @return a resolution with an instant and an outcome, or null
   */
  public @Nullable Milestone resolution(String entity, long cutoff) {
    return Walls.resolution(scope.milestones(entity), entity, cutoff);
  }

  /** Every value in force of a range of event times, both ends inclusive, latest first. */
  void window(Series series, long from, long last, long cutoff, Consumer<Answer> to) {
    LiveIndex live = live();
    if (live == null) {
      windowBySql(series, from, last, cutoff, to);
      return;
    }
    Hit hit = new Hit();
    int number = resolve(series).number();
    long asked = last;
    while (live.at(number, asked, cutoff, hit) && Law.inForce(from, hit.eventTime)) {
      to.accept(
          new Answer(
              Status.KNOWN, hit.value, hit.eventTime, hit.knowledge, Basis.ofCode(hit.basis)));
      if (hit.eventTime == from) {
        return;
      }
      asked = hit.eventTime - 1;
    }
  }

  private void windowBySql(Series series, long from, long last, long cutoff, Consumer<Answer> to) {
    long begun = System.nanoTime();
    at(cutoff)
        .window(
            series,
            from,
            last,
            cutoff,
            row ->
                to.accept(
                    new Answer(
                        Status.KNOWN,
                        row.value(),
                        row.eventTime(),
                        row.knowledge(),
                        bases.of(row.stream()))));
    index.spent(System.nanoTime() - begun);
  }

  /** The series of an event that have a row known by the cutoff and before their wall. */
  List<Series> series(String event, long cutoff) {
    return scope.series(event).stream().filter(s -> isListed(s, cutoff)).toList();
  }

  private boolean isListed(Series series, long cutoff) {
    Wall wall = scope.wall(series.entity());
    if (wall == null || !wall.seals(cutoff)) {
      return hasRow(series, cutoff, cutoff);
    }
    return wall.at() != Long.MIN_VALUE && hasRow(series, cutoff, wall.at() - 1);
  }

  private boolean hasRow(Series series, long cutoff, long knownBy) {
    LiveIndex live = live();
    return live == null
        ? at(cutoff).hasRow(series, knownBy)
        : live.hasRow(resolve(series).number(), knownBy);
  }

  private Scope at(long cutoff) {
    if (!options.asWas()) {
      return scope;
    }
    long then = store.newestAt(cutoff, snapshot());
    synchronized (asWas) {
      return asWas.computeIfAbsent(then, s -> store.scope(scope.bounds().asWas(s)));
    }
  }
}
