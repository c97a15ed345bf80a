package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few queries that every read starts with, without JDBI: loading its classes takes longer than
 * all the rest of a small command.
 */
final class Sql {
  private Sql() {}

  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(
      Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rows.add(mapper.map(row));
        }
      }
    }
    return rows;
  }

  static <T> @Nullable T first(
      Connection connection, String sql, Mapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    List<T> rows = list(connection, sql, mapper, values);
    return rows.isEmpty() ? null : rows.get(0);
  }

  static long number(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    Long found = first(connection, sql, row -> row.getLong(1), values);
    return found == null ? 0 : found;
  }
}
