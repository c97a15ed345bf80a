package io.asofguard.benchmarks.hotpath;

import io.asofguard.benchmarks.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database of one table in a temporary folder: the whole file mapped into memory, and all reads
 * in one transaction, so that none takes a lock.
 */
final class Sqlite implements AutoCloseable {
  private static final int BATCH = 10_000;

  private final Folder folder = Folder.make();
  private final Connection connection;
  private int waiting;

  Sqlite(String table) throws IOException, SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rows.db"));
    execute("PRAGMA page_size = 4096");
    execute("PRAGMA journal_mode = OFF");
    execute("PRAGMA synchronous = OFF");
    execute("PRAGMA mmap_size = 2147418112");
    execute("PRAGMA cache_size = -1000000");
    execute(table);
    connection.setAutoCommit(false);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Adds a row to a batch, and executes the batch when it is large enough. */
  void add(PreparedStatement insert) throws SQLException {
    insert.addBatch();
    if (++waiting == BATCH) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  /** Executes what is left of a batch, and begins to read. */
  void loaded(PreparedStatement insert) throws SQLException {
    insert.executeBatch();
    insert.close();
    connection.commit();
  }

  /** The value that the row stands at; NaN is stored as null. */
  static double value(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return value == 0 && row.wasNull() ? Double.NaN : value;
  }

  long bytes() {
    try {
      return Files.size(folder.resolve("rows.db"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    folder.close();
  }
}
