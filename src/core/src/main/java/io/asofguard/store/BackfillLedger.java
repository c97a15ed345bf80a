package io.asofguard.store;

import io.asofguard.store.BackfillRecord.State;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The backfills inside one change of the store. Used by one thread. */
public final class BackfillLedger {
  private static final String PLAN_MATCHES =
      "(:glob IS NULL OR s.entity GLOB :glob) AND (:field IS NULL OR s.field = :field)";

  private final Handle handle;
  private final StoreClock clock;

  BackfillLedger(Handle handle, StoreClock clock) {
    this.handle = handle;
    this.clock = clock;
  }

  /**
   * The number that the next backfill gets.
   *
   * @return one more than the last
   */
  public long nextId() {
    return handle.select("SELECT coalesce(max(id), 0) + 1 FROM backfill").mapTo(Long.class).one();
  }

  /**
   * The newest backfill of a name.
   *
   * @param name its name
   * @return the backfill, or null
   */
  public @Nullable BackfillRecord newest(String name) {
    return BackfillTable.newest(handle, name);
  }

  /**
   * The newest publication of a name that was not rolled back, whatever its name was used for
   * since.
   *
   * @param name its name
   * @return the backfill, or null
   */
  public @Nullable BackfillRecord standing(String name) {
    return BackfillTable.standing(handle, name);
  }

  /**
   * The backfill of a name that made a snapshot.
   *
   * @param name its name
   * @param snapshot the snapshot
   * @return the backfill, or null
   */
  public @Nullable BackfillRecord published(String name, long snapshot) {
    return BackfillTable.published(handle, name, snapshot);
  }

  /**
   * Whether SQLite's GLOB takes an entity.
   *
   * @param entity the entity's name
   * @param glob the pattern
   * @return whether it matches
   */
  public boolean matches(String entity, String glob) {
    return handle.select("SELECT ? GLOB ?", entity, glob).mapTo(boolean.class).one();
  }

  /**
   * Puts a staged backfill on file.
   *
   * @param plan its figures
   * @param ties the event of each entity that its rows name
   */
  public void insert(BackfillRecord plan, Map<String, String> ties) {
    Failures.doing(
        () -> {
          BackfillTable.insert(handle, plan, ties);
          ties.forEach(
              (entity, event) ->
                  handle.execute(
                      "INSERT INTO backfill_tie VALUES (?, ?, ?)", plan.id(), entity, event));
        });
  }

  /**
   * The ties that a backfill's rows name.
   *
   * @param plan the backfill
   * @return event by entity
   */
  public Map<String, String> ties(BackfillRecord plan) {
    return BackfillTable.ties(handle, plan.id());
  }

  /**
   * Notes that a staged edition was compared with a live one.
   *
   * @param plan the backfill
   * @param compared what {@link BackfillScan} has compared
   */
  public void compared(BackfillRecord plan, Compared compared) {
    Failures.doing(
        () -> ComparisonTable.insert(handle, plan.id(), compared, Store.user(), clock.now()));
  }

  /**
   * The last comparison of a plan.
   *
   * @param plan the backfill
   * @return what was compared, or null if nothing was
   */
  public @Nullable Compared comparison(BackfillRecord plan) {
    return ComparisonTable.newest(handle, plan.id());
  }

  /**
   * Whether a plan and its rows are on file as a comparison has seen them, and so is the edition
   * that it was compared with.
   *
   * @param plan the backfill
   * @param compared one of its comparisons
   * @return whether the digests agree
   */
  public boolean isAsCompared(BackfillRecord plan, Compared compared) {
    return ComparisonTable.digest(handle, plan.id(), compared.upon(), compared.changes())
        .equals(compared.digest());
  }

  /**
   * The first change that touched a plan's source, series and range after a snapshot.
   *
   * @param plan the backfill
   * @param upon the snapshot
   * @return the snapshot of the change, or null if nothing touched it
   */
  public @Nullable Long touchedBy(BackfillRecord plan, long upon) {
    return Failures.writing(() -> touchedByNow(plan, upon));
  }

  private @Nullable Long touchedByNow(BackfillRecord plan, long upon) {
    Long rows = firstRows(plan, upon);
    Long other = firstBackfill(plan, upon);
    if (rows == null || other == null) {
      return rows == null ? other : rows;
    }
    return Math.min(rows, other);
  }

  private @Nullable Long firstRows(BackfillRecord plan, long upon) {
    return handle
        .createQuery(
            """
            SELECT min(a.published) FROM source o CROSS JOIN stream t ON t.source = o.id
            CROSS JOIN series s ON s.id = t.series CROSS JOIN asof_run r ON r.stream = t.id
            CROSS JOIN asof_row a ON a.run = r.id
            WHERE o.name = :source AND r.backfill IS NULL AND r.last_change > :upon
              AND a.event_time >= :from AND a.event_time < :to AND a.published > :upon AND
            """
                + PLAN_MATCHES)
        .bind("source", plan.source())
        .bind("upon", upon)
        .bind("from", plan.from())
        .bind("to", plan.to())
        .bind("glob", plan.entityGlob())
        .bind("field", plan.field())
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  private @Nullable Long firstBackfill(BackfillRecord plan, long upon) {
    return handle
        .createQuery(
            """
            SELECT min(p.number) FROM backfill b CROSS JOIN snapshot p ON p.backfill = b.id
            WHERE p.number > :upon AND
            """
                + OVERLAPS)
        .bind("upon", upon)
        .bindMap(overlap(plan))
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  private static final String OVERLAPS =
      """
      b.source = :source AND b.from_event_time < :to AND :from < b.to_event_time
      AND EXISTS (SELECT 1 FROM series s
        WHERE (b.entity_glob IS NULL OR s.entity GLOB b.entity_glob)
          AND (b.field IS NULL OR s.field = b.field) AND
      """
          + PLAN_MATCHES
          + ")";

  private static Map<String, @Nullable Object> overlap(BackfillRecord plan) {
    Map<String, @Nullable Object> values = new java.util.HashMap<>();
    values.put("source", plan.source());
    values.put("from", plan.from());
    values.put("to", plan.to());
    values.put("glob", plan.entityGlob());
    values.put("field", plan.field());
    return values;
  }

  /**
   * A publication after this one that overlaps it and still stands.
   *
   * @param plan a published backfill
   * @return the last one as a message names it, or null
   */
  public @Nullable String laterOverlap(BackfillRecord plan) {
    return handle
        .createQuery(
            """
            SELECT b.name || ' (snapshot ' || p.number || ')'
            FROM backfill b CROSS JOIN snapshot p ON p.backfill = b.id
            WHERE p.kind = 'backfill' AND p.number > :published
              AND NOT EXISTS (SELECT 1 FROM snapshot v
                WHERE v.backfill = b.id AND v.kind = 'rollback') AND
            """
                + OVERLAPS
                + " ORDER BY p.number DESC LIMIT 1")
        .bind("published", plan.snapshot())
        .bindMap(overlap(plan))
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /**
   * Whether a staged edition holds just what is live in its range, basis included.
   *
   * @param plan the backfill
   * @param newest the newest snapshot
   * @return whether publishing it would change nothing
   */
  public boolean equalsLive(BackfillRecord plan, long newest) {
    return Failures.writing(() -> new EditionComparison(handle, plan, newest).isEqual());
  }

  /**
   * Makes a backfill's rows part of the edition that this change publishes.
   *
   * @param plan the backfill
   * @param snapshot the snapshot that publishes it
   */
  public void activate(BackfillRecord plan, long snapshot) {
    Failures.doing(
        () -> {
          handle.execute(
              "UPDATE asof_run SET since = ?, last_change = ? WHERE backfill = ?",
              snapshot,
              snapshot,
              plan.id());
        });
  }

  /**
   * Ends a staged backfill without publishing it.
   *
   * @param plan the backfill
   * @param state dropped or unchanged
   */
  public void end(BackfillRecord plan, State state) {
    Failures.doing(
        () -> {
          for (String table : List.of("asof_row", "asof_block", "asof_step")) {
            handle.execute(
                "DELETE FROM "
                    + table
                    + " WHERE run IN (SELECT id FROM asof_run WHERE backfill = ?)",
                plan.id());
          }
          handle.execute("DELETE FROM asof_run WHERE backfill = ?", plan.id());
          handle.execute(
              "INSERT INTO backfill_end (backfill, state, \"by\", at) VALUES (?, ?, ?, ?)",
              plan.id(),
              state.text(),
              Store.user(),
              clock.now());
        });
  }
}
