package io.asofguard.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The digest of all that one snapshot brought: ties, milestones, rules, its plan and its batch. */
final class Content {
  private Content() {}

  static String digest(
      Handle handle, long snapshot, @Nullable Long batch, @Nullable Long backfill) {
    FieldDigest digest = new FieldDigest();
    addTies(handle, snapshot, digest);
    addMilestones(handle, snapshot, digest);
    addRules(handle, snapshot, digest);
    addBackfill(handle, backfill, digest);
    digest.add("batch").add(batch == null ? null : batchDigest(handle, batch));
    return digest.hex();
  }

  private static void addTies(Handle handle, long snapshot, FieldDigest digest) {
    digest.add("ties");
    handle
        .select(
            "SELECT entity, event FROM entity_event WHERE snapshot = ? ORDER BY entity", snapshot)
        .map((row, context) -> digest.add(row.getString(1)).add(row.getString(2)))
        .forEach(each -> {});
  }

  private static void addMilestones(Handle handle, long snapshot, FieldDigest digest) {
    digest.add("milestones");
    handle
        .select("SELECT digest FROM milestone WHERE snapshot = ? ORDER BY seq", snapshot)
        .mapTo(String.class)
        .forEach(digest::add);
  }

  private static void addRules(Handle handle, long snapshot, FieldDigest digest) {
    digest.add("rules");
    handle
        .select(
            "SELECT seq, field, kind, min, max FROM field_rule WHERE snapshot = ? ORDER BY seq",
            snapshot)
        .map(
            (row, context) ->
                digest
                    .add(row.getLong(1))
                    .add(row.getString(2))
                    .add(row.getString(3))
                    .add(Columns.nullableDouble(row, 4))
                    .add(Columns.nullableDouble(row, 5)))
        .forEach(each -> {});
  }

  private static void addBackfill(Handle handle, @Nullable Long backfill, FieldDigest digest) {
    digest.add("backfill");
    if (backfill == null) {
      return;
    }
    handle
        .select("SELECT digest FROM backfill WHERE id = ?", backfill)
        .mapTo(String.class)
        .forEach(digest::add);
  }

  private static @Nullable String batchDigest(Handle handle, long batch) {
    return handle
        .select(
            "SELECT rows, first_seq, last_seq, stored_at, digest FROM batch WHERE id = ?", batch)
        .map(
            (row, context) ->
                new FieldDigest()
                    .add(row.getLong(1))
                    .add(row.getLong(2))
                    .add(row.getLong(3))
                    .add(row.getLong(4))
                    .add(row.getString(5))
                    .hex())
        .findOne()
        .orElse(null);
  }
}
