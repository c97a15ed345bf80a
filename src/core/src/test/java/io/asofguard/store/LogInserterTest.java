package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class LogInserterTest {
  private static final int ROWS = 250;
  private static final long FIRST = 1_000;

  @Test
  void keepsRowsOfOneStream() throws SQLException {
    assertKept(row -> 7);
  }

  @Test
  void keepsRowsOfMixedStreams() throws SQLException {
    assertKept(row -> row % 3);
  }

  @Test
  void keepsRowsWhenTheStreamChangesWithinAStatement() throws SQLException {
    assertKept(row -> row / 70);
  }

  private static void assertKept(IntUnaryOperator streamOf) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE observation (seq INTEGER PRIMARY KEY, batch INTEGER, stream INTEGER,"
              + " event_time INTEGER, knowledge_time INTEGER, value REAL) STRICT");
      List<String> added = new ArrayList<>();
      try (LogInserter log = new LogInserter(connection, 3)) {
        for (int i = 0; i < ROWS; i++) {
          double value = i % 11 == 0 ? Double.NaN : i / 4.0;
          log.add(FIRST + i, streamOf.applyAsInt(i), -i, Long.MAX_VALUE - i, value);
          added.add(text(FIRST + i, 3, streamOf.applyAsInt(i), -i, Long.MAX_VALUE - i, value));
        }
        log.flush();
      }
      assertThat(stored(statement)).isEqualTo(added);
    }
  }

  private static List<String> stored(Statement statement) throws SQLException {
    List<String> stored = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("SELECT * FROM observation ORDER BY seq")) {
      while (row.next()) {
        Double value = Columns.nullableDouble(row, 6);
        stored.add(
            text(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getLong(4),
                row.getLong(5),
                value == null ? Double.NaN : value));
      }
    }
    return stored;
  }

  private static String text(
      long seq, long batch, int stream, long eventTime, long knowledge, double value) {
    return List.of(seq, batch, stream, eventTime, knowledge, value).toString();
  }
}
