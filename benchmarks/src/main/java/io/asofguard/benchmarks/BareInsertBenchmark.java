package io.asofguard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The yardstick of an import: the same rows put into SQLite with nothing around them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class BareInsertBenchmark {

  private static final int ROWS = 10_000;
  private static final int ROWS_PER_STATEMENT = 100;
  private static final int COLUMNS = 4;

  private Path directory;
  private Connection connection;
  private PreparedStatement insert;
  private long next;

  @Setup(Level.Iteration)
  public void open() throws IOException, SQLException {
    directory = Files.createTempDirectory("asof-bare-insert");
    connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("bare.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute(
          "CREATE TABLE bare (series INTEGER NOT NULL, event_time INTEGER NOT NULL,"
              + " knowledge_time INTEGER NOT NULL, value REAL) STRICT");
    }
    connection.setAutoCommit(false);
    String rows = String.join(",", Collections.nCopies(ROWS_PER_STATEMENT, "(?,?,?,?)"));
    insert = connection.prepareStatement("INSERT INTO bare VALUES " + rows);
  }

  @TearDown(Level.Iteration)
  public void close() throws IOException, SQLException {
    insert.close();
    connection.close();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** One commit of 10,000 rows; the score is rows per second. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public void commitRows() throws SQLException {
    for (int done = 0; done < ROWS; done += ROWS_PER_STATEMENT) {
      for (int row = 0; row < ROWS_PER_STATEMENT; row++) {
        bind(row * COLUMNS);
      }
      insert.executeUpdate();
    }
    connection.commit();
  }

  private void bind(int offset) throws SQLException {
    long at = next++;
    insert.setLong(offset + 1, at % 1_000);
    insert.setLong(offset + 2, at * 1_000_000);
    insert.setLong(offset + 3, at * 1_000_000 + 500);
    insert.setDouble(offset + 4, at * 0.5);
  }
}
