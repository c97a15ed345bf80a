package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The published rows of one run, looked up by key in ascending order: near keys by stepping, far
 * ones by a new search.
 */
final class KnownKeys implements AutoCloseable {
  private static final int STEPS = 12;

  private final PreparedStatement seek;
  private final long run;
  private final long lastKnown;
  private @Nullable ResultSet rows;
  private long eventTime;
  private long knowledge;
  private boolean ended;

  KnownKeys(Connection connection, long run, long lastKnown, long ownSnapshot) throws SQLException {
    this.run = run;
    this.lastKnown = lastKnown;
    this.seek =
        connection.prepareStatement(
            "SELECT event_time, knowledge_time, value FROM asof_row WHERE run = ?"
                + " AND (event_time, knowledge_time) >= (?, ?) AND published <> "
                + ownSnapshot
                + " ORDER BY event_time, knowledge_time");
  }

  /** Keys must come in ascending order of (event time, knowledge time). */
  Verdict compare(long wantedEvent, long wantedKnowledge, double value) throws SQLException {
    if (wantedKnowledge > lastKnown) {
      return Verdict.NEW;
    }
    moveTo(wantedEvent, wantedKnowledge);
    Verdict verdict = Verdict.NEW;
    while (rows != null && !ended && eventTime == wantedEvent && knowledge == wantedKnowledge) {
      if (sameValue(rows, value)) {
        return Verdict.DUPLICATE;
      }
      verdict = Verdict.CONFLICT;
      step(rows);
    }
    return verdict;
  }

  private void moveTo(long wantedEvent, long wantedKnowledge) throws SQLException {
    for (int i = 0; i < STEPS && rows != null; i++) {
      if (ended || !isBefore(wantedEvent, wantedKnowledge)) {
        return;
      }
      step(rows);
    }
    if (rows == null || isBefore(wantedEvent, wantedKnowledge)) {
      search(wantedEvent, wantedKnowledge);
    }
  }

  private boolean isBefore(long wantedEvent, long wantedKnowledge) {
    return !ended
        && (eventTime < wantedEvent || (eventTime == wantedEvent && knowledge < wantedKnowledge));
  }

  private void search(long wantedEvent, long wantedKnowledge) throws SQLException {
    if (rows != null) {
      rows.close();
    }
    seek.setLong(1, run);
    seek.setLong(2, wantedEvent);
    seek.setLong(3, wantedKnowledge);
    rows = seek.executeQuery();
    step(rows);
  }

  private void step(ResultSet from) throws SQLException {
    ended = !from.next();
    if (!ended) {
      eventTime = from.getLong(1);
      knowledge = from.getLong(2);
    }
  }

  private static boolean sameValue(ResultSet row, double value) throws SQLException {
    double stored = row.getDouble(3);
    return row.wasNull() ? Double.isNaN(value) : stored == value;
  }

  @Override
  public void close() throws SQLException {
    seek.close();
  }
}
