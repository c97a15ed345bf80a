package io.asofguard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens connections to one SQLite file, always with the same settings. */
final class Database {
  static final int BUSY_MILLIS = 5_000;

  /** Of a new file: twice the default, which writes, checkpoints and imports a sixth faster. */
  private static final int PAGE_BYTES = 8192;

  private static final int WRITER_CACHE_KIB = 64 * 1024;
  private static final int JOURNAL_LIMIT = 64 << 20;

  private final Path file;

  Database(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  Connection reading() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return connect(config.toProperties(), false);
  }

  Jdbi writing(int busyMillis) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busyMillis);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.enableRecursiveTriggers(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setTempStore(SQLiteConfig.TempStore.FILE);
    config.setCacheSize(-WRITER_CACHE_KIB);
    config.setJournalSizeLimit(JOURNAL_LIMIT);
    Properties properties = config.toProperties();
    return Jdbi.create(() -> inWalMode(connect(properties, true)))
        .installPlugin(new InstantAsNanos());
  }

  /** The driver sets its properties in an order of its own, and WAL mode fixes the page size. */
  private static Connection inWalMode(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + PAGE_BYTES);
      statement.execute("PRAGMA journal_mode = WAL");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private Connection connect(Properties properties, boolean create) throws SQLException {
    if (!create && !file.toFile().isFile()) {
      throw new SQLException("no such file: " + file);
    }
    return JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
  }
}
