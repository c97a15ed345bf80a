package io.asofguard.conformance;

import io.asofguard.api.Series;
import io.asofguard.conformance.Oracle.Stored;
import io.asofguard.conformance.Oracle.StoredFact;
import io.asofguard.law.MilestoneKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The oracle's answers at one snapshot. Takes no comparison from the code that it judges. */
final class OracleAnswers implements Answers {
  private final Oracle oracle;
  private final long snapshot;
  private final Filters filters;
  private final long horizon;
  private final Map<Long, Map<Series, List<Stored>>> editions = new HashMap<>();

  OracleAnswers(Oracle oracle, long snapshot, Filters filters) {
    this.oracle = oracle;
    this.snapshot = snapshot;
    this.filters = filters;
    this.horizon = oracle.now();
  }

  @Override
  public boolean isIndexed() {
    return false;
  }

  @Override
  public long horizon() {
    return horizon;
  }

  @Override
  public Reply read(Series series, long eventTime, long cutoff, long maxAge) {
    if (cutoff > oracle.now()) {
      return Reply.of("FUTURE");
    }
    if (isSealed(series.entity(), cutoff)) {
      return Reply.of("SEALED");
    }
    Stored best = null;
    for (Stored row : counting(series, cutoff).values()) {
      boolean inForce = row.row().eventTime() <= eventTime && !Double.isNaN(row.row().value());
      if (inForce && (best == null || row.row().eventTime() > best.row().eventTime())) {
        best = row;
      }
    }
    if (best == null) {
      return Reply.of("UNKNOWN");
    }
    BigInteger age =
        BigInteger.valueOf(eventTime).subtract(BigInteger.valueOf(best.row().eventTime()));
    return maxAge >= 0 && age.compareTo(BigInteger.valueOf(maxAge)) > 0
        ? Reply.of("STALE")
        : known(best);
  }

  @Override
  public Reply view(Series series, long eventTime, long cutoff, long maxAge) {
    return read(series, eventTime, cutoff, maxAge);
  }

  @Override
  public @Nullable SealedBy named(Series series, long cutoff) {
    Long wall = wall(series.entity());
    Long known = wallKnownAt(series.entity(), cutoff);
    if (wall == null || cutoff < wall || !wall.equals(known)) {
      return null;
    }
    MilestoneKind first = null;
    for (StoredFact fact : inForce(series.entity(), cutoff)) {
      boolean sets = wall.equals(fact.fact().at()) && bounds(fact, series.entity(), cutoff);
      if (sets && (first == null || fact.fact().kind().ordinal() < first.ordinal())) {
        first = fact.fact().kind();
      }
    }
    return first == null ? null : new SealedBy(wall, first.text());
  }

  @Override
  public List<Reply> window(Series series, long from, long to, long cutoff) {
    if (isSealed(series.entity(), cutoff)) {
      return List.of(Reply.of("SEALED"));
    }
    Map<Long, Reply> sorted = new TreeMap<>();
    for (Stored row : counting(series, cutoff).values()) {
      long at = row.row().eventTime();
      if (from <= at && at < to && !Double.isNaN(row.row().value())) {
        sorted.put(at, known(row));
      }
    }
    return new ArrayList<>(sorted.values());
  }

  @Override
  public @Nullable String outcome(String entity, long cutoff) {
    StoredFact newest = null;
    for (StoredFact fact : pool(entity)) {
      boolean counts =
          fact.fact().kind() == MilestoneKind.RESOLVED
              && entity.equals(fact.fact().entity())
              && fact.fact().knowledge() <= cutoff;
      if (counts && (newest == null || isLater(fact, newest))) {
        newest = fact;
      }
    }
    return newest == null || newest.fact().at() == null ? null : newest.fact().outcome();
  }

  @Override
  public Reply beforeWall(Series series, long cutoff, long lead) {
    Long wall = wall(series.entity());
    if (wall == null || wall > cutoff || !wall.equals(wallKnownAt(series.entity(), cutoff))) {
      return Reply.of("SEALED");
    }
    boolean beforeAllTime = wall < Long.MIN_VALUE + lead;
    return beforeAllTime ? Reply.of("UNKNOWN") : read(series, wall - lead, wall - lead, -1);
  }

  @Override
  public Set<Series> series(String event, long cutoff) {
    Set<Series> listed =
        new TreeSet<>(Comparator.comparing(Series::entity).thenComparing(Series::field));
    for (Map.Entry<Series, List<Stored>> entry : edition(cutoff).entrySet()) {
      String entity = entry.getKey().entity();
      Long wall = wall(entity);
      for (Stored row : entry.getValue()) {
        long knowledge = row.row().knowledge();
        if (event.equals(eventOf(entity))
            && knowledge <= cutoff
            && (wall == null || knowledge < wall)) {
          listed.add(entry.getKey());
        }
      }
    }
    return listed;
  }

  @Override
  public @Nullable Long wall(String entity) {
    return wallKnownAt(entity, Long.MAX_VALUE);
  }

  @Override
  public @Nullable Long wallKnownAt(String entity, long cutoff) {
    Long wall = null;
    for (StoredFact fact : inForce(entity, cutoff)) {
      Long at = fact.fact().at();
      if (at != null && bounds(fact, entity, cutoff) && (wall == null || at < wall)) {
        wall = at;
      }
    }
    return wall;
  }

  private boolean bounds(StoredFact fact, String entity, long cutoff) {
    return fact.fact().kind() != MilestoneKind.SCHEDULED_CLOSE
        || inForce(entity, cutoff).stream()
            .noneMatch(
                other ->
                    other.fact().kind() == MilestoneKind.EVENT_END && other.fact().at() != null);
  }

  private boolean isSealed(String entity, long cutoff) {
    Long wall = wall(entity);
    return wall != null && cutoff >= wall;
  }

  /** Of each (milestone, entity) the newest revision known by the cutoff. */
  private List<StoredFact> inForce(String entity, long cutoff) {
    List<StoredFact> inForce = new ArrayList<>();
    List<StoredFact> pool = pool(entity);
    for (StoredFact fact : pool) {
      boolean newest = fact.fact().knowledge() <= cutoff;
      for (StoredFact other : pool) {
        boolean sameKey =
            other.fact().kind() == fact.fact().kind()
                && java.util.Objects.equals(other.fact().entity(), fact.fact().entity());
        newest &= !(sameKey && other.fact().knowledge() <= cutoff && isLater(other, fact));
      }
      if (newest) {
        inForce.add(fact);
      }
    }
    return inForce;
  }

  private List<StoredFact> pool(String entity) {
    String event = eventOf(entity);
    List<StoredFact> pool = new ArrayList<>();
    for (StoredFact fact : oracle.facts) {
      boolean concerns = fact.fact().entity() == null || entity.equals(fact.fact().entity());
      if (fact.snapshot() <= snapshot && fact.fact().event().equals(event) && concerns) {
        pool.add(fact);
      }
    }
    return pool;
  }

  private @Nullable String eventOf(String entity) {
    Oracle.Tie tie = oracle.ties.get(entity);
    return tie == null || tie.snapshot() > snapshot ? null : tie.event();
  }

  /** Per event time the newest revision known by the cutoff. */
  private Map<Long, Stored> counting(Series series, long cutoff) {
    Map<Long, Stored> counting = new HashMap<>();
    for (Stored row : edition(cutoff).getOrDefault(series, List.of())) {
      if (row.row().knowledge() <= cutoff) {
        Stored other = counting.get(row.row().eventTime());
        if (other == null || isLater(row, other)) {
          counting.put(row.row().eventTime(), row);
        }
      }
    }
    return counting;
  }

  private Map<Series, List<Stored>> edition(long cutoff) {
    long observed = filters.asWas() ? Math.min(snapshot, oracle.newestAt(cutoff)) : snapshot;
    return editions.computeIfAbsent(observed, this::filtered);
  }

  private Map<Series, List<Stored>> filtered(long observed) {
    Map<Series, List<Stored>> bySeries = new HashMap<>();
    for (Stored stored : oracle.visible(observed)) {
      Row row = stored.row();
      boolean asked = filters.source() == null || filters.source().equals(row.source());
      if (asked && row.basis().ordinal() >= filters.least().ordinal()) {
        bySeries.computeIfAbsent(row.series(), s -> new ArrayList<>()).add(stored);
      }
    }
    return bySeries;
  }

  private static Reply known(Stored best) {
    Row row = best.row();
    return new Reply("KNOWN", row.value(), row.eventTime(), row.knowledge());
  }

  private static boolean isLater(Stored a, Stored b) {
    if (a.row().knowledge() != b.row().knowledge()) {
      return a.row().knowledge() > b.row().knowledge();
    }
    return a.snapshot() != b.snapshot() ? a.snapshot() > b.snapshot() : a.seq() > b.seq();
  }

  private static boolean isLater(StoredFact a, StoredFact b) {
    if (a.fact().knowledge() != b.fact().knowledge()) {
      return a.fact().knowledge() > b.fact().knowledge();
    }
    return a.snapshot() != b.snapshot() ? a.snapshot() > b.snapshot() : a.seq() > b.seq();
  }
}
