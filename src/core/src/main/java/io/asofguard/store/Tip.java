package io.asofguard.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The newest edition.
 *
 * @param snapshot its number; 0 before the first
 * @param digest its digest: 64 hexadecimal digits; empty before the first
 */
public record Tip(long snapshot, String digest) {
  private static final Tip NONE = new Tip(0, "");

  static Tip of(Connection connection) throws SQLException {
    Tip tip =
        Sql.first(
            connection,
            "SELECT number, digest FROM snapshot ORDER BY number DESC LIMIT 1",
            row -> new Tip(row.getLong(1), row.getString(2)));
    return tip == null ? NONE : tip;
  }
}
