package io.asofguard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.StringJoiner;

/**
 * Appends rows to {@code observation}, a hundred per statement: half the cost of a batch of single
 * rows. What the rows of a statement share is bound once: every value that is bound crosses over to
 * the native library by itself, which is a good part of what a row costs.
 */
final class LogInserter implements AutoCloseable {
  static final int ROWS = 100;
  private static final String INTO =
      "INSERT INTO observation (seq, batch, stream, event_time, knowledge_time, value) VALUES ";

  private final Connection connection;
  private final PreparedStatement hundred;
  private final PreparedStatement hundredOfOneStream;
  private final long batch;
  private int pending;
  private boolean oneStream;

  private long firstSeq;
  private final int[] streams = new int[ROWS];
  private final long[] eventTimes = new long[ROWS];
  private final long[] knowledges = new long[ROWS];
  private final double[] values = new double[ROWS];

  LogInserter(Connection connection, long batch) throws SQLException {
    this.connection = connection;
    this.batch = batch;
    this.hundred = connection.prepareStatement(sql(ROWS, false));
    this.hundredOfOneStream = connection.prepareStatement(sql(ROWS, true));
  }

  /** Adds a row; each sequence is the one after the last. */
  void add(long seq, int stream, long eventTime, long knowledge, double value) throws SQLException {
    if (pending == 0) {
      firstSeq = seq;
      oneStream = true;
    }
    oneStream &= stream == streams[0] || pending == 0;
    streams[pending] = stream;
    eventTimes[pending] = eventTime;
    knowledges[pending] = knowledge;
    values[pending] = value;
    if (++pending == ROWS) {
      execute(oneStream ? hundredOfOneStream : hundred);
    }
  }

  void flush() throws SQLException {
    if (pending > 0) {
      try (PreparedStatement few = connection.prepareStatement(sql(pending, oneStream))) {
        execute(few);
      }
    }
  }

  private void execute(PreparedStatement statement) throws SQLException {
    int parameter = 1;
    statement.setLong(parameter++, firstSeq);
    for (int i = 0; i < pending; i++) {
      if (i == 0 || !oneStream) {
        statement.setInt(parameter++, streams[i]);
      }
      statement.setLong(parameter++, eventTimes[i]);
      statement.setLong(parameter++, knowledges[i]);
      setValue(statement, parameter++, values[i]);
    }
    statement.executeUpdate();
    pending = 0;
  }

  private static void setValue(PreparedStatement statement, int parameter, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      statement.setNull(parameter, Types.DOUBLE);
    } else {
      statement.setDouble(parameter, value);
    }
  }

  /** Parameter 1 is the first row's sequence, parameter 2 its stream. */
  private String sql(int rows, boolean sameStream) {
    StringJoiner values = new StringJoiner(",", INTO, "");
    int bound = 1;
    for (int i = 0; i < rows; i++) {
      if (i == 0 || !sameStream) {
        bound++;
      }
      int stream = sameStream ? 2 : bound;
      values.add(
          "(?1+%d,%d,?%d,?%d,?%d,?%d)"
              .formatted(i, batch, stream, bound + 1, bound + 2, bound + 3));
      bound += 3;
    }
    return values.toString();
  }

  @Override
  public void close() throws SQLException {
    hundred.close();
    hundredOfOneStream.close();
  }
}
