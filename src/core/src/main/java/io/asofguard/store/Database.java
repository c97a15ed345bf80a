package io.asofguard.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens connections to one SQLite file, always with the same settings. */
final class Database {
  static final int BUSY_MILLIS = 5_000;
  private static final int WRITER_CACHE_KIB = 192 * 1024;
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
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.enableRecursiveTriggers(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setTempStore(SQLiteConfig.TempStore.FILE);
    config.setCacheSize(-WRITER_CACHE_KIB);
    config.setJournalSizeLimit(JOURNAL_LIMIT);
    Properties properties = config.toProperties();
    return Jdbi.create(() -> connect(properties, true)).installPlugin(new InstantAsNanos());
  }

  private Connection connect(Properties properties, boolean create) throws SQLException {
    if (!create && !file.toFile().isFile()) {
      throw new SQLException("no such file: " + file);
    }
    return JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
  }
}
