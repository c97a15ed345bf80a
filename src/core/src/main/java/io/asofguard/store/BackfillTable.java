package io.asofguard.store;

import io.asofguard.store.BackfillRecord.Decision;
import io.asofguard.store.BackfillRecord.State;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code backfill}, with what became of each. */
final class BackfillTable {
  static final String SELECT =
      """
      SELECT b.id, b.name, b.source, b.entity_glob, b.field, b.from_event_time, b.to_event_time,
        b.reason, b."by", b.staged_at, b.staged_upon, b.batch, a.rows, b.input, b.files,
        b.quarantined,
        CASE WHEN v.number IS NOT NULL THEN 'rolled_back' WHEN p.number IS NOT NULL THEN 'published'
             ELSE coalesce(e.state, 'staged') END,
        p.number,
        (SELECT c.upon FROM backfill_comparison c WHERE c.backfill = b.id ORDER BY c.id DESC LIMIT 1),
        coalesce(v."by", p."by", e."by"), coalesce(v.at, p.at, e.at), v.reason, b.size, b.sha256
      FROM backfill b JOIN batch a ON a.id = b.batch
      LEFT JOIN snapshot p ON p.backfill = b.id AND p.kind = 'backfill'
      LEFT JOIN snapshot v ON v.backfill = b.id AND v.kind = 'rollback'
      LEFT JOIN backfill_end e ON e.backfill = b.id
      """;

  static final RowMapper<BackfillRecord> MAPPER =
      (row, context) ->
          new BackfillRecord(
              row.getLong(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              row.getLong(6),
              row.getLong(7),
              row.getString(8),
              row.getString(9),
              row.getLong(10),
              row.getLong(11),
              row.getLong(12),
              row.getLong(13),
              row.getString(14),
              new StagedFiles(row.getString(15), Columns.nullableLong(row, 23), row.getString(24)),
              row.getLong(16),
              State.valueOf(row.getString(17).toUpperCase(java.util.Locale.ROOT)),
              Columns.nullableLong(row, 18),
              Columns.nullableLong(row, 19),
              decision(row.getString(20), row.getLong(21), row.getString(22)));

  private BackfillTable() {}

  private static @Nullable Decision decision(@Nullable String by, long at, @Nullable String why) {
    return by == null ? null : new Decision(by, at, why);
  }

  static @Nullable BackfillRecord newest(Handle handle, String name) {
    return handle
        .select(SELECT + " WHERE b.name = ? ORDER BY b.id DESC LIMIT 1", name)
        .map(MAPPER)
        .findOne()
        .orElse(null);
  }

  /** The newest publication of a name that stands. */
  static @Nullable BackfillRecord standing(Handle handle, String name) {
    return handle
        .select(
            SELECT
                + " WHERE b.name = ? AND p.number IS NOT NULL AND v.number IS NULL"
                + " ORDER BY p.number DESC LIMIT 1",
            name)
        .map(MAPPER)
        .findOne()
        .orElse(null);
  }

  static @Nullable BackfillRecord published(Handle handle, String name, long snapshot) {
    return handle
        .select(SELECT + " WHERE b.name = ? AND p.number = ?", name, snapshot)
        .map(MAPPER)
        .findOne()
        .orElse(null);
  }

  static Map<String, String> ties(Handle handle, long backfill) {
    Map<String, String> ties = new TreeMap<>();
    handle
        .select("SELECT entity, event FROM backfill_tie WHERE backfill = ?", backfill)
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(tie -> ties.put(tie.getKey(), tie.getValue()));
    return ties;
  }

  static String digest(BackfillRecord plan, Map<String, String> ties) {
    FieldDigest digest =
        new FieldDigest()
            .add(plan.id())
            .add(plan.name())
            .add(plan.source())
            .add(plan.entityGlob())
            .add(plan.field())
            .add(plan.from())
            .add(plan.to())
            .add(plan.reason())
            .add(plan.by())
            .add(plan.stagedAt())
            .add(plan.stagedUpon())
            .add(plan.batch())
            .add(plan.input())
            .add(plan.files().names())
            .add(plan.quarantined());
    if (plan.files().sha256() != null) {
      digest.add(plan.files().size()).add(plan.files().sha256());
    }
    new TreeMap<>(ties).forEach((entity, event) -> digest.add(entity).add(event));
    return digest.hex();
  }

  static void insert(Handle handle, BackfillRecord plan, Map<String, String> ties) {
    handle
        .createUpdate(
            """
            INSERT INTO backfill (id, name, source, entity_glob, field, from_event_time,
              to_event_time, reason, "by", staged_at, staged_upon, batch, input, files, size, sha256,
              quarantined, digest)
            VALUES (:id, :name, :source, :entityGlob, :field, :from, :to, :reason, :by, :stagedAt,
              :stagedUpon, :batch, :input, :names, :size, :sha256, :quarantined, :digest)
            """)
        .bindMethods(plan)
        .bindMethods(plan.files())
        .bind("digest", digest(plan, ties))
        .execute();
  }
}
