package io.asofguard.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The yardstick of an import: the same rows, from memory, put into one table of SQLite in one
 * transaction with nothing around them: no file to read, no order, no gate, no index, no digest.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class BareInsertBenchmark {
  private static final int ROWS_PER_STATEMENT = 100;
  private static final int COLUMNS = 4;

  /** How many; a multiple of 100. */
  @Param("1000000")
  public int rows;

  private int[] series;
  private long[] eventTimes;
  private long[] knowledges;
  private double[] values;
  private Folder folder;

  @Setup(Level.Trial)
  public void makeRows() {
    series = new int[rows];
    eventTimes = new long[rows];
    knowledges = new long[rows];
    values = new double[rows];
    FeedRows row = new FeedRows(0);
    for (int i = 0; i < rows; i++) {
      row.next();
      series[i] = row.series;
      eventTimes[i] = row.eventTime;
      knowledges[i] = row.knowledge;
      values[i] = row.value();
    }
  }

  @Setup(Level.Iteration)
  public void makeFolder() throws IOException {
    folder = Folder.make();
  }

  @TearDown(Level.Iteration)
  public void removeFolder() throws IOException {
    folder.close();
  }

  /** To the end of the checkpoint, as an import is. */
  @Benchmark
  public void hundredRowsAStatement() throws IOException, SQLException {
    Resources.begin();
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bare.db"))) {
      createTable(connection);
      connection.setAutoCommit(false);
      insert(connection);
      connection.commit();
    }
    Resources.end();
  }

  private static void createTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute(
          "CREATE TABLE bare (series INTEGER NOT NULL, event_time INTEGER NOT NULL,"
              + " knowledge_time INTEGER NOT NULL, value REAL) STRICT");
    }
  }

  private void insert(Connection connection) throws SQLException {
    String places = String.join(",", Collections.nCopies(ROWS_PER_STATEMENT, "(?,?,?,?)"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO bare VALUES " + places)) {
      for (int first = 0; first < rows; first += ROWS_PER_STATEMENT) {
        for (int i = 0; i < ROWS_PER_STATEMENT; i++) {
          bind(insert, i * COLUMNS, first + i);
        }
        insert.executeUpdate();
      }
    }
  }

  private void bind(PreparedStatement insert, int offset, int row) throws SQLException {
    insert.setInt(offset + 1, series[row]);
    insert.setLong(offset + 2, eventTimes[row]);
    insert.setLong(offset + 3, knowledges[row]);
    insert.setDouble(offset + 4, values[row]);
  }
}
