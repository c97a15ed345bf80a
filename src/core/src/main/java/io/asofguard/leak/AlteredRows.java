package io.asofguard.leak;

import io.asofguard.api.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The observations of a copy that lie beyond some cutoff: takes them away or alters them, and puts
 * them back as the cutoff goes forward.
 *
 * <p>The originals are kept in temporary tables of this connection, which nobody else can see.
 * Costs some microseconds per row. SQL stands here for {@code Law.known} and {@code Law.sealed}.
 */
final class AlteredRows {
  private static final String HELD = "(l.knowledge_time > ?1 OR (?2 AND l.walled))";

  private final Connection connection;
  private Alteration chosen = Alteration.NONE;

  AlteredRows(Connection connection) {
    this.connection = connection;
  }

  /** Remembers all rows that may be altered: those known after the first cutoff, or walled. */
  void prepare(long firstCutoff, long seed) throws SQLException {
    execute(
        """
        CREATE TEMP TABLE late AS
        SELECT a.seq, a.run, a.event_time, a.knowledge_time, a.published, a.value, o.batch, o.stream,
          w.wall IS NOT NULL AND a.knowledge_time >= w.wall AS walled, w.lo, w.hi,
          w.lo IS NOT NULL AS bounded, a.value AS altered,
          (abs(a.seq * 2654435761 + %d) %% 1000003) / 1000003.0 AS r
        FROM temp.walled w JOIN asof_row a ON a.run = w.run JOIN observation o ON o.seq = a.seq
        WHERE a.knowledge_time > %d OR (w.wall IS NOT NULL AND a.knowledge_time >= w.wall)
        ORDER BY a.knowledge_time, a.seq
        """
            .formatted(Math.floorMod(seed, 1_000_003), firstCutoff));
    execute("CREATE UNIQUE INDEX temp.late_by_seq ON late (seq)");
    execute("CREATE INDEX temp.late_by_known ON late (knowledge_time)");
  }

  /** Alters everything beyond a cutoff. All rows must be as they were. */
  void alter(Alteration how, long cutoff) throws SQLException {
    choose(how);
    apply(how, HELD, cutoff, how.reachesBehindWalls());
  }

  private void choose(Alteration how) throws SQLException {
    if (how.changesValues() && how != chosen) {
      chosen = how;
      execute(
          "UPDATE temp.late SET altered = CASE WHEN value IS NULL THEN "
              + (how == Alteration.EXTREME ? "CASE WHEN bounded THEN hi ELSE 1 END" : "NULL")
              + " ELSE "
              + how.expression()
              + " END");
    }
  }

  private void apply(Alteration how, String which, long cutoff, boolean walled)
      throws SQLException {
    String seqs = "(SELECT l.seq FROM temp.late l WHERE " + which + ")";
    if (how.removes()) {
      update("DELETE FROM asof_row WHERE seq IN " + seqs, cutoff, walled);
      update("DELETE FROM observation WHERE seq IN " + seqs, cutoff, walled);
      return;
    }
    update(rows("l.altered", which), cutoff, walled);
    update(observations("l.altered", which), cutoff, walled);
  }

  /** Puts back what became known by a later cutoff. */
  void advance(Alteration how, long from, long to) throws SQLException {
    boolean keepsWalled = how.reachesBehindWalls();
    putBack(
        "l.knowledge_time > ?1 AND l.knowledge_time <= ?2"
            + (keepsWalled ? " AND NOT l.walled" : ""),
        from,
        to);
  }

  /** Puts everything back. */
  void restore() throws SQLException {
    putBack("?1 = ?2", 1, 1);
  }

  private void putBack(String which, long first, long second) throws SQLException {
    update(rows("l.value", which), first, second);
    update(observations("l.value", which), first, second);
  }

  private static String rows(String value, String which) {
    return "INSERT OR REPLACE INTO asof_row (run, event_time, knowledge_time, published, seq,"
        + " value) SELECT l.run, l.event_time, l.knowledge_time, l.published, l.seq, "
        + value
        + " FROM temp.late l WHERE "
        + which;
  }

  private static String observations(String value, String which) {
    return "INSERT OR REPLACE INTO observation (seq, batch, stream, event_time, knowledge_time,"
        + " value) SELECT l.seq, l.batch, l.stream, l.event_time, l.knowledge_time, "
        + value
        + " FROM temp.late l WHERE "
        + which;
  }

  /** The rows that an alteration reaches at a cutoff, the soonest known first. */
  List<Long> reached(Alteration how, long cutoff) throws SQLException {
    List<Long> seqs = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT l.seq FROM temp.late l WHERE " + HELD + " ORDER BY l.knowledge_time, l.seq")) {
      query.setLong(1, cutoff);
      query.setBoolean(2, how.reachesBehindWalls());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          seqs.add(rows.getLong(1));
        }
      }
    }
    return seqs;
  }

  /** Alters these rows alone. All rows must be as they were. */
  void alterOnly(Alteration how, List<Long> seqs) throws SQLException {
    mark(seqs);
    choose(how);
    apply(how, "l.seq IN (SELECT seq FROM temp.chosen) AND ?1 = ?1 AND ?2 = ?2", 1, true);
  }

  /** Puts back what {@link #alterOnly} altered last. */
  void restoreOnly() throws SQLException {
    putBack("l.seq IN (SELECT seq FROM temp.chosen) AND ?1 = ?2", 1, 1);
  }

  private void mark(List<Long> seqs) throws SQLException {
    execute("CREATE TEMP TABLE IF NOT EXISTS chosen (seq INTEGER PRIMARY KEY)");
    execute("DELETE FROM temp.chosen");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO temp.chosen VALUES (?)")) {
      for (long seq : seqs) {
        insert.setLong(1, seq);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * When rows of some series became known, or, of projections, came into force: after a first
   * instant, and up to a last one.
   */
  List<Long> changes(Collection<Series> of, long first, long last) throws SQLException {
    execute("CREATE TEMP TABLE IF NOT EXISTS asked (run INTEGER PRIMARY KEY)");
    execute("DELETE FROM temp.asked");
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO temp.asked SELECT r.id FROM series s JOIN stream t ON t.series = s.id
            JOIN asof_run r ON r.stream = t.id WHERE s.entity = ? AND s.field = ?
            """)) {
      for (Series each : of) {
        insert.setString(1, each.entity());
        insert.setString(2, each.field());
        insert.executeUpdate();
      }
    }
    List<Long> all = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT l.knowledge_time FROM temp.late l JOIN temp.asked a ON a.run = l.run
            WHERE l.knowledge_time > ?1 AND l.knowledge_time <= ?2
            UNION
            SELECT r.event_time FROM asof_row r JOIN temp.asked a ON a.run = r.run
            WHERE r.event_time > r.knowledge_time AND r.event_time > ?1 AND r.event_time <= ?2
            ORDER BY 1
            """)) {
      query.setLong(1, first);
      query.setLong(2, last);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.add(row.getLong(1));
        }
      }
    }
    return all;
  }

  /** What a row says, as it truly is. */
  Datum datum(long seq) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT s.entity, s.field, l.value, l.event_time, l.knowledge_time
            FROM temp.late l JOIN stream t ON t.id = l.stream JOIN series s ON s.id = t.series
            WHERE l.seq = ?
            """)) {
      query.setLong(1, seq);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        double value = row.getDouble(3);
        return new Datum(
            Series.of(row.getString(1), row.getString(2)),
            row.wasNull() ? Double.NaN : value,
            row.getLong(4),
            row.getLong(5));
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private void update(String sql, long first, boolean second) throws SQLException {
    update(sql, first, second ? 1 : 0);
  }

  private void update(String sql, long first, long second) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, first);
      update.setLong(2, second);
      update.executeUpdate();
    }
  }
}
