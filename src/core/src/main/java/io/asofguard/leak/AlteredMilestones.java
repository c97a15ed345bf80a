package io.asofguard.leak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The milestones of a copy that were known after some cutoff, as {@link AlteredRows}. */
final class AlteredMilestones {
  private static final String FLIPPED =
      """
      CASE lower(outcome) WHEN '1' THEN '0' WHEN '0' THEN '1' WHEN 'yes' THEN 'no' WHEN 'no' THEN 'yes'
        WHEN 'true' THEN 'false' WHEN 'false' THEN 'true' ELSE outcome || '?' END
      """;

  private final Connection connection;

  AlteredMilestones(Connection connection) {
    this.connection = connection;
  }

  void prepare(long firstCutoff) throws SQLException {
    execute(
        "CREATE TEMP TABLE late_milestone AS SELECT * FROM milestone WHERE knowledge_time > "
            + firstCutoff);
  }

  /** All milestones must be as they were. */
  int alter(Alteration how, long cutoff) throws SQLException {
    if (how == Alteration.WALLS_AS_KNOWN) {
      return update("DELETE FROM milestone WHERE knowledge_time > ?1 AND ?2 = ?2", cutoff, 1);
    }
    return how == Alteration.OUTCOMES
        ? update(
            "UPDATE milestone SET outcome = "
                + FLIPPED
                + " WHERE outcome IS NOT NULL AND knowledge_time > ?1 AND ?2 = ?2",
            cutoff,
            1)
        : 0;
  }

  /** Puts back what became known by a later cutoff; says how many. */
  int advance(long from, long to) throws SQLException {
    return update(
        "INSERT OR REPLACE INTO milestone SELECT * FROM temp.late_milestone"
            + " WHERE knowledge_time > ?1 AND knowledge_time <= ?2",
        from,
        to);
  }

  int restore() throws SQLException {
    return update(
        "INSERT OR REPLACE INTO milestone SELECT * FROM temp.late_milestone WHERE ?1 = ?2", 1, 1);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private int update(String sql, long first, long second) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, first);
      update.setLong(2, second);
      return update.executeUpdate();
    }
  }
}
