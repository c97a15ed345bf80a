package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Plan;
import io.asofguard.conformance.Row;
import io.asofguard.conformance.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows to a store without files: each call is one change, as the doors above would make. */
public final class StoreDriver {
  private final Store store;
  private final Map<String, Long> backfills = new HashMap<>();
  private final Map<String, Plan> plans = new HashMap<>();

  public StoreDriver(Store store) {
    this.store = store;
  }

  public void declare(String field, boolean projection) {
    try (WriteTx tx = store.write()) {
      tx.field(new FieldRule(field, projection, null, null));
      tx.publish(SnapshotDraft.of(SnapshotKind.FIELD, null, 1));
      tx.commit();
    }
  }

  public Tally observations(List<Row> file) {
    try (WriteTx tx = store.write()) {
      Sorted sorted = Sorted.of(file);
      long duplicate = 0;
      long quarantined = 0;
      boolean tied = false;
      BatchWriter writer = tx.batch();
      for (Map.Entry<Series, List<Row>> entry : sorted.bySeries.entrySet()) {
        writer.begin(entry.getKey());
        for (Row row : entry.getValue()) {
          switch (writer.compare(row.source(), row.eventTime(), row.knowledge(), row.value())) {
            case NEW -> add(writer, row);
            case DUPLICATE -> duplicate++;
            case CONFLICT -> {
              quarantined++;
              continue;
            }
          }
          tied |= row.event() != null && tx.tie(row.series().entity(), row.event());
        }
      }
      long stored = writer.rows();
      BatchSummary batch = writer.finish();
      if (stored > 0 || tied) {
        tx.publish(draft(SnapshotKind.IMPORT, stored, batch.id(), null));
        tx.commit();
      }
      return new Tally(stored, duplicate, sorted.superseded, quarantined);
    }
  }

  public Tally milestones(List<Fact> facts) {
    try (WriteTx tx = store.write()) {
      long stored = 0;
      for (Fact f : facts) {
        if (f.entity() != null) {
          tx.tie(f.entity(), f.event());
        }
        MilestoneDraft draft =
            new MilestoneDraft(
                f.event(), f.entity(), f.kind(), f.at(), f.knowledge(), f.outcome(), null);
        stored += tx.milestone(draft) ? 1 : 0;
      }
      if (stored > 0) {
        tx.publish(SnapshotDraft.of(SnapshotKind.IMPORT, null, stored));
        tx.commit();
      }
      return new Tally(stored, facts.size() - stored, 0, 0);
    }
  }

  public void stage(Plan plan) {
    try (WriteTx tx = store.write()) {
      long id =
          tx.handle()
              .select("SELECT coalesce(max(id), 0) + 1 FROM backfill")
              .mapTo(Long.class)
              .one();
      BatchWriter writer = tx.stagedBatch(id);
      for (Map.Entry<Series, List<Row>> entry : Sorted.of(plan.rows()).bySeries.entrySet()) {
        writer.begin(entry.getKey());
        entry.getValue().forEach(row -> add(writer, row));
      }
      BatchSummary batch = writer.finish();
      tx.handle()
          .execute(
              """
              INSERT INTO backfill (id, name, source, entity_glob, field, from_event_time,
                to_event_time, reason, "by", staged_at, staged_upon, batch, input, files, quarantined, digest)
              VALUES (?, ?, ?, ?, ?, ?, ?, 'test', 'test', 0, ?, ?, '', '', 0, '')
              """,
              id,
              plan.name(),
              plan.source(),
              plan.entityGlob(),
              plan.field(),
              plan.from(),
              plan.to(),
              tx.snapshot() - 1,
              batch.id());
      tx.commit();
      backfills.put(plan.name(), id);
      plans.put(plan.name(), plan);
    }
  }

  public void publish(String name) {
    try (WriteTx tx = store.write()) {
      Plan plan = plans.get(name);
      long id = backfills.get(name);
      tx.handle().execute("UPDATE asof_run SET since = ? WHERE backfill = ?", tx.snapshot(), id);
      for (Row row : plan.rows()) {
        if (row.event() != null) {
          tx.tie(row.series().entity(), row.event());
        }
      }
      long batch =
          tx.handle().select("SELECT batch FROM backfill WHERE id = ?", id).mapTo(Long.class).one();
      tx.publish(draft(SnapshotKind.BACKFILL, plan.rows().size(), batch, id));
      tx.commit();
    }
  }

  public void rollback(String name) {
    try (WriteTx tx = store.write()) {
      tx.publish(draft(SnapshotKind.ROLLBACK, 0, null, backfills.get(name)));
      tx.commit();
    }
  }

  /** Makes what is derived anew. */
  public void rebuild() {
    try (WriteTx tx = store.write()) {
      DerivedTables.rebuild(tx.handle());
      tx.commit();
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static SnapshotDraft draft(
      SnapshotKind kind, long rows, @Nullable Long batch, @Nullable Long backfill) {
    return new SnapshotDraft(kind, null, null, null, null, rows, batch, backfill, null);
  }

  private static void add(BatchWriter writer, Row row) {
    writer.add(row.source(), row.basis(), row.eventTime(), row.knowledge(), row.value());
  }

  /** Rows as a batch takes them: by series, by time, and of one key the last line alone. */
  private record Sorted(Map<Series, List<Row>> bySeries, long superseded) {
    static Sorted of(List<Row> file) {
      Map<List<Object>, Row> last = new LinkedHashMap<>();
      for (Row row : file) {
        List<Object> key = List.of(row.source(), row.series(), row.eventTime(), row.knowledge());
        last.remove(key);
        last.put(key, row);
      }
      Map<Series, List<Row>> bySeries = new LinkedHashMap<>();
      last.values()
          .forEach(r -> bySeries.computeIfAbsent(r.series(), s -> new ArrayList<>()).add(r));
      Comparator<Row> byTime =
          Comparator.comparingLong(Row::eventTime).thenComparingLong(Row::knowledge);
      bySeries.values().forEach(rows -> rows.sort(byTime));
      return new Sorted(bySeries, file.size() - last.size());
    }
  }
}
