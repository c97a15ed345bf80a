package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;

/**
 * Appends rows to {@code observation}, a hundred per statement: half the cost of a batch of single
 * rows.
 */
final class LogInserter implements AutoCloseable {
  static final int ROWS = 100;
  private static final int COLUMNS = 6;
  private static final String ONE =
      "INSERT INTO observation (seq, batch, stream, event_time, knowledge_time, value) VALUES ";

  private final Connection connection;
  private final PreparedStatement hundred;
  private final long batch;
  private int pending;

  private final long[] seqs = new long[ROWS];
  private final int[] streams = new int[ROWS];
  private final long[] eventTimes = new long[ROWS];
  private final long[] knowledges = new long[ROWS];
  private final double[] values = new double[ROWS];

  LogInserter(Connection connection, long batch) throws SQLException {
    this.connection = connection;
    this.batch = batch;
    this.hundred = connection.prepareStatement(sql(ROWS));
  }

  void add(long seq, int stream, long eventTime, long knowledge, double value) throws SQLException {
    seqs[pending] = seq;
    streams[pending] = stream;
    eventTimes[pending] = eventTime;
    knowledges[pending] = knowledge;
    values[pending] = value;
    if (++pending == ROWS) {
      execute(hundred);
    }
  }

  void flush() throws SQLException {
    if (pending > 0) {
      try (PreparedStatement few = connection.prepareStatement(sql(pending))) {
        execute(few);
      }
    }
  }

  private void execute(PreparedStatement statement) throws SQLException {
    int column = 1;
    for (int i = 0; i < pending; i++) {
      statement.setLong(column++, seqs[i]);
      statement.setLong(column++, batch);
      statement.setInt(column++, streams[i]);
      statement.setLong(column++, eventTimes[i]);
      statement.setLong(column++, knowledges[i]);
      setValue(statement, column++, values[i]);
    }
    statement.executeUpdate();
    pending = 0;
  }

  private static void setValue(PreparedStatement statement, int column, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      statement.setNull(column, Types.DOUBLE);
    } else {
      statement.setDouble(column, value);
    }
  }

  private static String sql(int rows) {
    String row = "(" + String.join(",", Collections.nCopies(COLUMNS, "?")) + ")";
    return ONE + String.join(",", Collections.nCopies(rows, row));
  }

  @Override
  public void close() throws SQLException {
    hundred.close();
  }
}
