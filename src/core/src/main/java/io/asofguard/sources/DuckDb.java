package io.asofguard.sources;

import io.asofguard.store.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB, which reads and writes Parquet. Its driver takes 80 MB and is no part of this program: it
 * is taken from the class path, from the jar that the variable {@code ASOF_DUCKDB} names, or from
 * the local Maven repository.
 */
final class DuckDb {
  static final String VARIABLE = "ASOF_DUCKDB";

  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  /** The launcher's folder for libraries that are unpacked once. */
  private static final String KEPT = "asof.native";

  private static @Nullable DuckDbLibrary library;

  private DuckDb() {}

  /** A database in memory that tells times in UTC and hands rows over as they come. */
  static Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection = driver().connect("jdbc:duckdb:", properties);
    if (connection == null) {
      throw new SQLException("DuckDB's driver opens no database");
    }
    try (var statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
    }
    return connection;
  }

  /**
   * Loads the driver and its library and asks it something, on a thread of its own: a third of a
   * second, which the store is opened in meanwhile.
   */
  static void loadAhead() {
    Thread loading = new Thread(DuckDb::load, "asof-duckdb");
    loading.setDaemon(true);
    loading.start();
  }

  /** Whoever opens one meets the same trouble, and tells it. */
  private static void load() {
    try (Connection database = open()) {
      new DuckDbChunks(database, "SELECT 1", 1).next();
    } catch (SQLException | RuntimeException e) {
      return;
    }
  }

  private static Driver driver() {
    try {
      ClassLoader loader = loader();
      DuckDbChunks.bind();
      return (Driver) loader.loadClass(DRIVER).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw missing();
    }
  }

  /** The one that the driver's classes come from, which is the same one for good. */
  static synchronized ClassLoader loader() throws ClassNotFoundException {
    if (library == null) {
      library = new DuckDbLibrary(findLoader());
    }
    return library.loaded();
  }

  private static ClassLoader findLoader() {
    ClassLoader own = DuckDb.class.getClassLoader();
    try {
      Class.forName(DRIVER, false, own);
      return own;
    } catch (ClassNotFoundException e) {
      return new DuckDbLoader(jar().orElseThrow(DuckDb::missing), kept(), own);
    }
  }

  private static @Nullable Path kept() {
    String folder = System.getProperty(KEPT);
    return folder == null ? null : Path.of(folder);
  }

  private static Optional<Path> jar() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isEmpty()) {
      return Optional.of(Path.of(named)).filter(Files::isRegularFile);
    }
    Path kept =
        Path.of(
            System.getProperty("user.home"), ".m2", "repository", "org", "duckdb", "duckdb_jdbc");
    try (Stream<Path> found = Files.walk(kept, 2)) {
      return found
          .filter(path -> path.getFileName().toString().matches("duckdb_jdbc-[0-9.]+\\.jar"))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static RefusedException missing() {
    return new RefusedException(
        "Parquet needs DuckDB's driver, 2.0 or newer, which is not part of asof (80 MB); fetch it"
            + " once with mvn dependency:get -Dartifact=org.duckdb:duckdb_jdbc:2.0.0.1, or name its"
            + " jar in the variable "
            + VARIABLE);
  }
}
