package io.asofguard.leak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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
    return how.changesOutcomes()
        ? update(
            outcomes(how) + " WHERE outcome IS NOT NULL AND knowledge_time > ?1 AND ?2 = ?2",
            cutoff,
            1)
        : 0;
  }

  private static String outcomes(Alteration how) {
    return "UPDATE milestone SET outcome = " + (how == Alteration.OUTCOMES ? FLIPPED : "NULL");
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

  /** The outcomes that were not known at a cutoff, the soonest known first. */
  List<Long> reached(long cutoff) throws SQLException {
    List<Long> seqs = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT seq FROM temp.late_milestone WHERE outcome IS NOT NULL AND at IS NOT NULL"
                + " AND knowledge_time > ? ORDER BY knowledge_time, seq")) {
      query.setLong(1, cutoff);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          seqs.add(row.getLong(1));
        }
      }
    }
    return seqs;
  }

  /** Alters these outcomes alone. All milestones must be as they were. */
  void alterOnly(Alteration how, List<Long> seqs) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(outcomes(how) + " WHERE seq = ?")) {
      for (long seq : seqs) {
        update.setLong(1, seq);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** What a milestone says, as it truly is. */
  Datum datum(long seq) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT coalesce(entity, event), outcome, at, knowledge_time FROM temp.late_milestone"
                + " WHERE seq = ?")) {
      query.setLong(1, seq);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return Datum.of(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4));
      }
    }
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
