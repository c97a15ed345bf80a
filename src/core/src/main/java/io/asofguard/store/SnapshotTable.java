package io.asofguard.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Rows of the table {@code snapshot}. */
final class SnapshotTable {
  static final String SELECT =
      """
      SELECT number, at, kind, "by", reason, file, size, sha256, rows, batch, backfill, given_until,
        content, digest FROM snapshot
      """;

  static final RowMapper<SnapshotInfo> MAPPER =
      (row, context) ->
          new SnapshotInfo(
              row.getLong(1),
              row.getLong(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              row.getString(6),
              Columns.nullableLong(row, 7),
              row.getString(8),
              row.getLong(9),
              Columns.nullableLong(row, 10),
              Columns.nullableLong(row, 11),
              Columns.nullableLong(row, 12),
              row.getString(13),
              row.getString(14));

  private SnapshotTable() {}

  static Optional<SnapshotInfo> newest(Handle handle) {
    return handle.createQuery(SELECT + " ORDER BY number DESC LIMIT 1").map(MAPPER).findOne();
  }

  static Optional<SnapshotInfo> of(Handle handle, long number) {
    return handle.select(SELECT + " WHERE number = ?", number).map(MAPPER).findOne();
  }

  static void insert(Handle handle, SnapshotInfo snapshot) {
    handle
        .createUpdate(
            """
            INSERT INTO snapshot (number, at, kind, "by", reason, file, size, sha256, rows, batch,
              backfill, given_until, content, digest)
            VALUES (:number, :at, :kind, :by, :reason, :file, :size, :sha256, :rows, :batch,
              :backfill, :givenUntil, :content, :digest)
            """)
        .bindMethods(snapshot)
        .execute();
    handle.execute(
        "INSERT OR REPLACE INTO asof_head (id, number, digest) VALUES (1, ?, ?)",
        snapshot.number(),
        snapshot.digest());
  }
}
