package io.asofguard.zoo;

import io.asofguard.api.Question;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The store's file, opened behind the guard's back. */
final class Sql {
  static final String NEXT =
      """
      SELECT o.value FROM observation o JOIN stream t ON t.id = o.stream
      JOIN series s ON s.id = t.series WHERE s.entity = ? AND s.field = 'market_mid'
      AND o.knowledge_time > ? AND o.value IS NOT NULL ORDER BY o.knowledge_time LIMIT 1
      """;

  /** Whether there is any price within the next 45 minutes, whichever. */
  static final String ANY =
      """
      SELECT 0.4 + 0.2 * EXISTS (
        SELECT 1 FROM observation o JOIN stream t ON t.id = o.stream
        JOIN series s ON s.id = t.series WHERE s.entity = ?1 AND s.field = 'market_mid'
        AND o.knowledge_time > ?2 AND o.knowledge_time <= ?2 + 2700000000000
        AND o.value IS NOT NULL)
      """;

  /** How much more than nothing becomes known with the next nanosecond. */
  static final String IN_A_NANOSECOND =
      """
      SELECT coalesce(max(1 + o.value), 0) FROM observation o JOIN stream t ON t.id = o.stream
      JOIN series s ON s.id = t.series WHERE s.entity = ?1 AND o.knowledge_time = ?2 + 1
      """;

  private Sql() {}

  /** One number per entity of the question; 0.5 where there is none. */
  static Map<String, Double> numbers(String file, String sql, Question question) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement query = connection.prepareStatement(sql)) {
      Map<String, Double> numbers = new LinkedHashMap<>();
      for (String entity : question.entities()) {
        query.setString(1, entity);
        query.setLong(2, Kit.nanos(question));
        try (ResultSet row = query.executeQuery()) {
          numbers.put(entity, row.next() ? row.getDouble(1) : 0.5);
        }
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String file() {
    return System.getProperty("asof.store") + "/asof.db";
  }

  static Map<String, Double> next(Question question) {
    return numbers(file(), NEXT, question);
  }
}
