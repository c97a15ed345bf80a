package io.asofguard.conformance;

import io.asofguard.api.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The law, slow and obvious: every published change in a list, every answer a loop over all rows.
 * Written from SEMANTICS alone; engines are compared with it.
 */
final class Oracle implements Engine {

  /** A published row; publication is the backfill that brought it, null for an import. */
  record Stored(Row row, long snapshot, long seq, @Nullable Publication publication) {}

  record StoredFact(Fact fact, long snapshot, long seq) {}

  record Tie(String event, long snapshot) {}

  static final class Publication {
    final Plan plan;
    final long snapshot;
    long voidFrom = Long.MAX_VALUE;

    Publication(Plan plan, long snapshot) {
      this.plan = plan;
      this.snapshot = snapshot;
    }

    boolean holdsAt(long asked) {
      return snapshot <= asked && asked < voidFrom;
    }

    boolean cameOrWentAfter(long upon) {
      return snapshot > upon || (voidFrom != Long.MAX_VALUE && voidFrom > upon);
    }
  }

  final List<Stored> rows = new ArrayList<>();
  final List<StoredFact> facts = new ArrayList<>();
  final List<Publication> publications = new ArrayList<>();
  final Map<String, Tie> ties = new HashMap<>();
  private final Map<String, Plan> staged = new HashMap<>();
  private final Map<String, Long> stagedUpon = new HashMap<>();
  private final Set<Series> series = new HashSet<>();
  private final List<Long> snapshotTimes = new ArrayList<>();
  private long now;
  private long seq;

  @Override
  public void clock(long newNow) {
    now = newNow;
  }

  long now() {
    return now;
  }

  @Override
  public long newest() {
    return snapshotTimes.size();
  }

  /** The snapshot that was newest at an instant; 0 before the first. */
  long newestAt(long instant) {
    long newest = 0;
    for (int i = 0; i < snapshotTimes.size(); i++) {
      if (snapshotTimes.get(i) <= instant) {
        newest = i + 1;
      }
    }
    return newest;
  }

  List<Long> snapshotTimes() {
    return snapshotTimes;
  }

  @Override
  public void declare(String field, boolean projection) {
    snapshotTimes.add(now);
  }

  @Override
  public Tally observations(List<Row> file) {
    long snapshot = newest() + 1;
    List<Row> batch = lastLineWins(file);
    batch.forEach(row -> series.add(row.series()));
    long duplicate = 0;
    long quarantined = 0;
    List<Row> fresh = new ArrayList<>();
    boolean tied = false;
    for (Row row : batch) {
      boolean keyIsThere = false;
      boolean equalIsThere = false;
      for (Stored stored : rows) {
        boolean counts =
            stored.publication == null || stored.publication.voidFrom == Long.MAX_VALUE;
        if (counts && stored.row.sameKey(row)) {
          keyIsThere = true;
          equalIsThere |= stored.row.sameValue(row);
        }
      }
      if (equalIsThere) {
        duplicate++;
      } else if (keyIsThere) {
        quarantined++;
        continue;
      } else {
        fresh.add(row);
      }
      tied |= tie(row.series().entity(), row.event(), snapshot);
    }
    fresh.forEach(row -> rows.add(new Stored(row, snapshot, seq++, null)));
    if (tied || !fresh.isEmpty()) {
      snapshotTimes.add(now);
    }
    return new Tally(fresh.size(), duplicate, file.size() - batch.size(), quarantined);
  }

  private static List<Row> lastLineWins(List<Row> file) {
    Map<List<Object>, Row> last = new LinkedHashMap<>();
    for (Row row : file) {
      List<Object> key = List.of(row.source(), row.series(), row.eventTime(), row.knowledge());
      last.remove(key);
      last.put(key, row);
    }
    return new ArrayList<>(last.values());
  }

  private boolean tie(String entity, @Nullable String event, long snapshot) {
    return event != null && ties.putIfAbsent(entity, new Tie(event, snapshot)) == null;
  }

  @Override
  public Tally milestones(List<Fact> file) {
    long snapshot = newest() + 1;
    long stored = 0;
    for (Fact fact : file) {
      if (fact.entity() != null) {
        tie(fact.entity(), fact.event(), snapshot);
      }
      if (facts.stream().noneMatch(known -> known.fact.equals(fact))) {
        facts.add(new StoredFact(fact, snapshot, seq++));
        stored++;
      }
    }
    if (stored > 0) {
      snapshotTimes.add(now);
    }
    return new Tally(stored, file.size() - stored, 0, 0);
  }

  @Override
  public void stage(Plan plan) {
    staged.put(plan.name(), plan);
    stagedUpon.put(plan.name(), newest());
    plan.rows().forEach(row -> series.add(row.series()));
  }

  /** Whether another change touched a plan's source, series and range since it was staged. */
  boolean isTouched(Plan plan) {
    long upon = stagedUpon.get(plan.name());
    for (Stored stored : rows) {
      if (stored.publication == null && stored.snapshot > upon && plan.covers(stored.row)) {
        return true;
      }
    }
    return publications.stream()
        .anyMatch(other -> other.cameOrWentAfter(upon) && overlap(other.plan, plan));
  }

  private boolean overlap(Plan a, Plan b) {
    return a.source().equals(b.source())
        && a.from() < b.to()
        && b.from() < a.to()
        && series.stream().anyMatch(each -> a.covers(each) && b.covers(each));
  }

  @Override
  public boolean publish(String name) {
    Plan plan = staged.get(name);
    List<Row> brought = lastLineWins(plan.rows());
    if (content(live(plan)).equals(content(brought))) {
      return false;
    }
    long snapshot = newest() + 1;
    Publication publication = new Publication(plan, snapshot);
    publications.add(publication);
    for (Row row : brought) {
      rows.add(new Stored(row, snapshot, seq++, publication));
      tie(row.series().entity(), row.event(), snapshot);
    }
    snapshotTimes.add(now);
    return true;
  }

  /** The rows that publishing a plan would replace. */
  List<Row> live(Plan plan) {
    return visible(newest()).stream().map(Stored::row).filter(plan::covers).toList();
  }

  private static Set<List<Object>> content(List<Row> rows) {
    Set<List<Object>> content = new HashSet<>();
    for (Row row : rows) {
      content.add(
          List.of(
              row.source(),
              row.series(),
              row.eventTime(),
              row.knowledge(),
              row.value() + 0.0,
              row.basis()));
    }
    return content;
  }

  @Override
  public void rollback(String name) {
    Publication newest = null;
    for (Publication publication : publications) {
      if (publication.plan.name().equals(name)) {
        newest = publication;
      }
    }
    if (newest == null) {
      throw new IllegalArgumentException("nothing was published as " + name);
    }
    newest.voidFrom = newest() + 1;
    snapshotTimes.add(now);
  }

  /** The rows of an edition. */
  List<Stored> visible(long snapshot) {
    List<Stored> visible = new ArrayList<>();
    for (Stored stored : rows) {
      if (stored.snapshot <= snapshot && !isGone(stored, snapshot)) {
        visible.add(stored);
      }
    }
    return visible;
  }

  private boolean isGone(Stored stored, long snapshot) {
    if (stored.publication != null && !stored.publication.holdsAt(snapshot)) {
      return true;
    }
    for (Publication publication : publications) {
      if (publication.holdsAt(snapshot)
          && stored.snapshot < publication.snapshot
          && publication.plan.covers(stored.row)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Answers answers(long snapshot, Filters filters) {
    return new OracleAnswers(this, snapshot, filters);
  }

  @Override
  public void close() {}
}
