package io.asofguard.conformance;

import io.asofguard.api.Series;
import io.asofguard.conformance.Oracle.Publication;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small random history: made change by change, each legal by the law, on the oracle and on the
 * engine that is compared with it. Times come from a small pool, so that ties and neighbours one
 * nanosecond apart are the rule.
 */
final class History {
  static final List<String> SOURCES = List.of("a", "b", "c");
  static final List<String> EVENTS = List.of("ev1", "ev2", "nobody");
  static final List<String> ENTITIES = List.of("e1/x", "e1/y", "e2/x", "e2/X/deep", "solo");
  static final List<String> FIELDS = List.of("market_mid", "bid", "projected_count");
  private static final List<String> GLOBS =
      List.of("*", "e1/*", "e?/x", "*x", "e[12]/[^y]*", "E1/*", "e2/*", "solo");
  private static final long START = 1_775_200_000_000_000_000L;
  private static final long[] UNITS = {1, 2, 1_000_000_000L, 3_600_000_000_000L};
  private static final long[] EXTREMES = {
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    Long.MIN_VALUE + 2,
    -1,
    0,
    1,
    START,
    START + 1,
    Long.MAX_VALUE - 60,
    Long.MAX_VALUE - 50,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE
  };

  final Oracle oracle = new Oracle();
  final Set<Long> boundaries = new HashSet<>();
  private final Random random;
  private final Engine engine;
  private final boolean claimedOnly;
  private final long unit;
  private final long[] pool;
  private final List<Row> imported = new ArrayList<>();
  private final List<Plan> open = new ArrayList<>();
  private int names;

  /**
   * Begins one.
   *
   * @param claimedOnly whether every knowledge time is the source's, as in a file
   */
  History(Random random, Engine engine, boolean claimedOnly) {
    this.claimedOnly = claimedOnly;
    this.random = random;
    this.engine = engine;
    boolean extreme = random.nextInt(5) == 0;
    this.unit = extreme ? 1 : UNITS[random.nextInt(UNITS.length)];
    this.pool = extreme ? EXTREMES : ordinary(random, unit);
    clock(extreme ? Long.MAX_VALUE - 2_000 : START + pool.length / 4 * unit);
    for (long instant : pool) {
      boundaries.add(instant);
    }
    oracle.declare("projected_count", true);
    engine.declare("projected_count", true);
  }

  private static long[] ordinary(Random random, long unit) {
    long[] times = new long[4 + random.nextInt(20)];
    times[0] = START;
    for (int i = 1; i < times.length; i++) {
      times[i] = START + random.nextInt(times.length) * unit + random.nextInt(3) - 1;
    }
    return times;
  }

  /** Makes one more change. */
  void change() {
    clock(oracle.now() + random.nextInt(4) * unit);
    boundaries.add(oracle.now());
    int dice = random.nextInt(100);
    if (dice < 40) {
      observations(newRows());
    } else if (dice < 50) {
      observations(again());
    } else if (dice < 64) {
      milestones();
    } else if (dice < 92) {
      backfill();
    } else {
      rollback();
    }
  }

  /** Most histories are asked after all of it has happened, some while it goes on. */
  void end() {
    if (random.nextInt(4) > 0) {
      clock(unit == 1 && pool == EXTREMES ? Long.MAX_VALUE : START + 100 * unit);
    }
  }

  private void clock(long now) {
    oracle.clock(now);
    engine.clock(now);
  }

  private void observations(List<Row> rows) {
    imported.addAll(rows);
    same(oracle.observations(rows), engine.observations(rows));
  }

  private List<Row> newRows() {
    Basis basis = basis();
    boolean named = random.nextInt(4) > 0;
    List<Row> rows = new ArrayList<>();
    int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 120 : 25);
    for (int i = 0; i < count; i++) {
      rows.add(row(any(SOURCES), series(), basis, named));
    }
    return rows;
  }

  private Basis basis() {
    return claimedOnly ? Basis.CLAIMED : Basis.values()[random.nextInt(3)];
  }

  private Row row(String source, Series series, Basis basis, boolean named) {
    boolean projection = series.field().equals("projected_count");
    long eventTime = projection ? any(pool) : past();
    long knowledge = projection ? past() : Math.max(eventTime, past());
    double value = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(6) / 8.0;
    String event = named ? eventOf(series.entity()) : null;
    return new Row(source, series, event, eventTime, knowledge, value, basis);
  }

  static @Nullable String eventOf(String entity) {
    return entity.startsWith("e1") ? "ev1" : entity.startsWith("e2") ? "ev2" : null;
  }

  Series series() {
    return new Series(any(ENTITIES), any(FIELDS));
  }

  /** Rows of before: most as they were, some with another value. */
  private List<Row> again() {
    List<Row> rows = new ArrayList<>();
    for (Row row : imported) {
      if (random.nextInt(3) == 0) {
        rows.add(random.nextInt(4) == 0 ? row.withValue(random.nextInt(6) / 8.0) : row);
      }
    }
    return rows.isEmpty() ? newRows() : rows;
  }

  private void milestones() {
    List<Fact> facts = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String entity = random.nextBoolean() ? null : any(ENTITIES.subList(0, 4));
      String event = entity == null ? any(EVENTS) : eventOf(entity);
      if (event == null) {
        throw new IllegalStateException("no event for " + entity);
      }
      facts.add(fact(event, entity));
    }
    same(oracle.milestones(facts), engine.milestones(facts));
  }

  private Fact fact(String event, @Nullable String entity) {
    MilestoneKind kind = MilestoneKind.values()[random.nextInt(6)];
    Long at = random.nextInt(4) == 0 ? null : Long.valueOf(any(pool));
    long knowledge = past();
    if (kind.isEvidence() && at != null && knowledge < at) {
      at = knowledge;
    }
    String outcome =
        kind == MilestoneKind.RESOLVED && random.nextInt(4) > 0 ? "" + random.nextInt(2) : null;
    return new Fact(event, entity, kind, at, knowledge, outcome);
  }

  /** Several plans are open at once: each is published soon, after other changes, or never. */
  private void backfill() {
    boolean again = !open.isEmpty() && random.nextInt(3) > 0;
    Plan plan = again ? open.remove(random.nextInt(open.size())) : staged();
    if (!again && random.nextBoolean()) {
      open.add(plan);
    } else {
      publish(plan);
    }
  }

  private Plan staged() {
    Plan plan = plan();
    oracle.stage(plan);
    engine.stage(plan);
    if (random.nextInt(4) == 0) {
      observations(rowsElsewhere(plan));
    }
    boundaries.add(plan.from());
    boundaries.add(plan.to());
    return plan;
  }

  private void publish(Plan plan) {
    if (claimedOnly && oracle.isTouched(plan)) {
      refused(plan);
      return;
    }
    boolean changes = oracle.publish(plan.name());
    if ((changes || claimedOnly) && engine.publish(plan.name()) != changes) {
      throw new AssertionError("publishing " + plan + " changes something: " + changes);
    }
  }

  /** By the doors of backfills; the bare store publishes whatever it is told to. */
  private void refused(Plan plan) {
    try {
      engine.publish(plan.name());
    } catch (RefusedException e) {
      return;
    }
    throw new AssertionError(plan + " was published over a change of its rows");
  }

  private Plan plan() {
    long from = random.nextInt(8) == 0 ? Long.MIN_VALUE : near();
    long to = random.nextInt(8) == 0 ? Long.MAX_VALUE : near();
    if (from == to) {
      from = to == Long.MIN_VALUE ? to : to - 1;
      to = from + 1;
    } else if (from > to) {
      long swap = from;
      from = to;
      to = swap;
    }
    String glob = random.nextInt(3) == 0 ? null : any(GLOBS);
    String field = random.nextInt(2) == 0 ? null : any(FIELDS);
    Plan empty = new Plan("p" + names++, any(SOURCES), glob, field, from, to, List.of());
    return new Plan(empty.name(), empty.source(), glob, field, from, to, stagedRows(empty));
  }

  private List<Row> stagedRows(Plan plan) {
    List<Row> rows = new ArrayList<>();
    for (Row row : oracle.live(plan)) {
      int dice = random.nextInt(3);
      if (dice == 0) {
        rows.add(row);
      } else if (dice == 1) {
        rows.add(row.withValue(random.nextInt(6) / 8.0));
      }
    }
    Basis basis = basis();
    for (int i = random.nextInt(25); i > 0; i--) {
      Row row = row(plan.source(), series(), basis, true);
      if (plan.covers(row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Between staging and publishing only what the plan doesn't touch may change. */
  private List<Row> rowsElsewhere(Plan plan) {
    return newRows().stream().filter(row -> !row.source().equals(plan.source())).toList();
  }

  private void rollback() {
    List<Publication> active =
        oracle.publications.stream().filter(p -> p.holdsAt(oracle.newest())).toList();
    for (Publication candidate : active) {
      boolean free =
          active.stream().noneMatch(p -> p.snapshot > candidate.snapshot && touches(p, candidate));
      if (free && random.nextInt(2) == 0) {
        oracle.rollback(candidate.plan.name());
        engine.rollback(candidate.plan.name());
        return;
      }
    }
  }

  private static boolean touches(Publication a, Publication b) {
    return a.plan.source().equals(b.plan.source())
        && a.plan.from() < b.plan.to()
        && b.plan.from() < a.plan.to()
        && (a.plan.field() == null
            || b.plan.field() == null
            || a.plan.field().equals(b.plan.field()));
  }

  private void same(Tally wanted, Tally got) {
    if (!wanted.equals(got) || oracle.newest() != engine.newest()) {
      throw new AssertionError(
          "at snapshot "
              + oracle.newest()
              + " expected "
              + wanted
              + " but the engine did "
              + got
              + " and is at "
              + engine.newest());
    }
  }

  /** An instant of the pool, exactly or one nanosecond beside it. */
  long near() {
    long instant = any(pool);
    int beside = random.nextInt(4);
    if (beside == 0 && instant > Long.MIN_VALUE) {
      return instant - 1;
    }
    return beside == 1 && instant < Long.MAX_VALUE ? instant + 1 : instant;
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** An instant of the pool that is not after now. */
  private long past() {
    long instant = any(pool);
    return instant <= oracle.now() ? instant : pool[0];
  }

  private long any(long[] list) {
    return list[random.nextInt(list.length)];
  }
}
