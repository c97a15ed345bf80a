package io.asofguard.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code backfill_comparison}, and what their digests are over. */
final class ComparisonTable {
  private ComparisonTable() {}

  /**
   * The digest of a plan and its batch, as they are on file, beside a snapshot, with the changes.
   */
  static String digest(Connection connection, long backfill, long upon, long changes)
      throws SQLException {
    String digest =
        Sql.first(
            connection,
            """
            SELECT b.digest, a.digest, coalesce((SELECT digest FROM snapshot WHERE number = ?2), '')
            FROM backfill b JOIN batch a ON a.id = b.batch WHERE b.id = ?1
            """,
            row ->
                new FieldDigest()
                    .add(row.getString(1))
                    .add(row.getString(2))
                    .add(upon)
                    .add(row.getString(3))
                    .add(changes)
                    .hex(),
            backfill,
            upon);
    if (digest == null) {
      throw new SQLException("no backfill " + backfill);
    }
    return digest;
  }

  static String digest(Handle handle, long backfill, long upon, long changes) {
    try {
      return digest(handle.getConnection(), backfill, upon, changes);
    } catch (SQLException e) {
      throw Failures.read(e);
    }
  }

  static @Nullable Compared newest(Handle handle, long backfill) {
    return handle
        .select(
            "SELECT upon, changes, digest FROM backfill_comparison WHERE backfill = ?"
                + " ORDER BY id DESC LIMIT 1",
            backfill)
        .map((row, context) -> new Compared(row.getLong(1), row.getLong(2), row.getString(3)))
        .findOne()
        .orElse(null);
  }

  static void insert(Handle handle, long backfill, Compared compared, String by, long at) {
    handle.execute(
        "INSERT INTO backfill_comparison (backfill, upon, changes, \"by\", at, digest)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        backfill,
        compared.upon(),
        compared.changes(),
        by,
        at,
        compared.digest());
  }
}
