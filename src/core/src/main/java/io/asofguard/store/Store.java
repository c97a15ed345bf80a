package io.asofguard.store;

import io.asofguard.api.Series;
import io.asofguard.api.ViewClosedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The log on disk: one SQLite file in a folder, append-only, in numbered snapshots.
 *
 * <p>Thread-safe. One writer at a time, in one process or another; any number of readers in any
 * number of processes, which are never blocked by the writer. Opening costs nothing until the first
 * read; a folder is made by the first write.
 */
public final class Store implements AutoCloseable {
  private static final String FILE = "asof.db";

  private final Path folder;
  private final Database database;
  private final StoreClock clock;
  private final Deque<SqlStatements> idle = new ArrayDeque<>();
  private volatile boolean closed;

  private Store(Path folder, Path file, StoreClock clock) {
    this.folder = folder;
    this.database = new Database(file);
    this.clock = clock;
  }

  /**
   * Opens a store, which need not exist yet.
   *
   * @param location its folder, or a copy made by {@link #backup}
   * @param clock where it takes the time from
   * @return the store
   */
  public static Store open(Path location, StoreClock clock) {
    boolean isFile = Files.isRegularFile(location);
    Path folder = isFile ? location.toAbsolutePath().getParent() : location;
    return new Store(
        folder == null ? location : folder, isFile ? location : location.resolve(FILE), clock);
  }

  /**
   * Whether something has been stored.
   *
   * @return whether its file is there
   */
  public boolean exists() {
    return Files.isRegularFile(database.file());
  }

  /**
   * Where it is.
   *
   * @return the SQLite file
   */
  public Path file() {
    return database.file();
  }

  /**
   * A place for temporary files beside the store; made if missing.
   *
   * @return a folder
   */
  public Path scratch() {
    return prepared().resolve("tmp");
  }

  /**
   * A place for what is derived from the store and can be deleted at any time.
   *
   * @return a folder beside its file, which need not exist
   */
  public Path indexFolder() {
    Path file = database.file();
    return file.resolveSibling(file.getFileName() + "-index");
  }

  /**
   * The store's clock.
   *
   * @return what it was opened with
   */
  public StoreClock clock() {
    return clock;
  }

  /**
   * The newest snapshot.
   *
   * @return its number; 0 before the first
   */
  public long newest() {
    return reading(
        s -> Sql.number(s.connection(), "SELECT coalesce(max(number), 0) FROM snapshot"));
  }

  /**
   * The snapshot that was newest at an instant, by the clock that stamped them.
   *
   * @param at nanoseconds since the epoch, UTC, inclusive
   * @param most no snapshot after this one
   * @return its number; 0 before the first
   */
  public long newestAt(long at, long most) {
    return reading(
        s ->
            Sql.number(
                s.connection(),
                "SELECT number FROM snapshot WHERE at <= ? AND number <= ?"
                    + " ORDER BY at DESC, number DESC LIMIT 1",
                at,
                most));
  }

  /**
   * Reads of one pinned edition.
   *
   * @param bounds which rows may answer
   * @return a scope, valid until the store is closed
   */
  public Scope scope(ReadScope bounds) {
    return new Scope(this, bounds, null);
  }

  /**
   * Reads of an edition as it would be if a staged backfill were published next. Its walls are
   * those of the edition without it.
   *
   * @param bounds which rows may answer, the backfill's included
   * @param staged a backfill that is staged
   * @return a scope, valid until the backfill is dropped or the store is closed
   */
  public Scope scope(ReadScope bounds, BackfillRecord staged) {
    return new Scope(this, bounds, staged);
  }

  /**
   * The newest edition with its digest.
   *
   * @return the tip of the chain
   */
  public Tip tip() {
    return reading(s -> Tip.of(s.connection()));
  }

  /**
   * The digest of a snapshot.
   *
   * @param snapshot its number
   * @return its digest, or empty if there is no such snapshot
   */
  public String digest(long snapshot) {
    return reading(
        s -> {
          String digest =
              Sql.first(
                  s.connection(),
                  "SELECT digest FROM snapshot WHERE number = ?",
                  row -> row.getString(1),
                  snapshot);
          return digest == null ? "" : digest;
        });
  }

  /**
   * Hands on all rows of the newest edition.
   *
   * @param sink gets them
   * @return the edition that they are of
   */
  public Tip scan(RowSink sink) {
    return reading(s -> EditionScan.run(s, null, sink));
  }

  /**
   * Hands on all rows of an edition.
   *
   * @param tip the edition
   * @param sink gets them
   */
  public void scan(Tip tip, RowSink sink) {
    reading(s -> EditionScan.run(s, tip, sink));
  }

  /**
   * How many rows imports and recordings have added since a snapshot.
   *
   * @param after the snapshot
   * @return rows, or -1 if a backfill was published or rolled back since
   */
  public long added(long after) {
    return reading(s -> Additions.count(s.connection(), after));
  }

  /**
   * Hands on the rows that imports and recordings added.
   *
   * @param after the snapshot after which
   * @param upTo the last snapshot, inclusive
   * @param to gets them as they were published
   */
  public void added(long after, long upTo, AddedRow to) {
    reading(
        s -> {
          Additions.rows(s.connection(), after, upTo, to);
          return true;
        });
  }

  /**
   * The number of a series.
   *
   * @param series its names
   * @return its number, greater than 0; 0 if the log has no such series
   */
  public int number(Series series) {
    return reading(
        s ->
            (int)
                Sql.number(
                    s.connection(),
                    "SELECT id FROM series WHERE entity = ? AND field = ?",
                    series.entity(),
                    series.field()));
  }

  /**
   * What is there, for operators.
   *
   * @return listings of the whole store
   */
  public Catalog catalog() {
    return new Catalog(this);
  }

  /**
   * The ledger of forecasts.
   *
   * @return its runs and what they answered
   */
  public Forecasts forecasts() {
    return new Forecasts(this);
  }

  /**
   * Begins a change. Waits up to 5 s for another writer.
   *
   * @return the change; close it
   * @throws StoreException if another process keeps writing, or the folder cannot be written
   */
  public WriteTx write() {
    return write(Database.BUSY_MILLIS);
  }

  /**
   * Begins a change.
   *
   * @param patienceMillis how long to wait for another writer
   * @return the change; close it
   * @throws StoreException if another process keeps writing, or the folder cannot be written
   */
  public WriteTx write(int patienceMillis) {
    prepared();
    return WriteTx.begin(database, clock, patienceMillis);
  }

  /**
   * Writes a consistent copy, while others read and write.
   *
   * @param copy a file that does not exist yet
   * @throws StoreException if it exists, or cannot be written
   */
  public void backup(Path copy) {
    if (Files.exists(copy)) {
      throw new StoreException(copy + " exists already: name a new file", null);
    }
    try {
      reading(s -> s.handle().execute("VACUUM INTO ?", copy.toAbsolutePath().toString()));
    } catch (StoreException e) {
      throw Failures.copy(copy, e);
    }
  }

  /**
   * Looks at the store's file, and for a moment at its write lock.
   *
   * @return its state
   * @throws StoreException if there is no store or its file cannot be opened
   */
  public StoreHealth health() {
    return HealthCheck.of(this);
  }

  /**
   * Refuses to go on once the store is closed. Costs nothing worth mentioning.
   *
   * @throws ViewClosedException if it is closed
   */
  public void requireOpen() {
    if (closed) {
      throw new ViewClosedException(
          "the store is closed, and with it its guard and all views: open it again");
    }
  }

  Database database() {
    return database;
  }

  static String user() {
    return System.getProperty("user.name", "unknown");
  }

  /** A read on a connection of its own, which is kept for the next. */
  <T extends @Nullable Object> T reading(Read<T> read) {
    SqlStatements statements = borrow();
    boolean fine = false;
    try {
      T answer = read.with(statements);
      fine = true;
      return answer;
    } catch (JdbiException | SQLException e) {
      throw Failures.read(e);
    } finally {
      giveBack(statements, fine);
    }
  }

  interface Read<T extends @Nullable Object> {
    T with(SqlStatements statements) throws SQLException;
  }

  private SqlStatements borrow() {
    synchronized (idle) {
      requireOpen();
      SqlStatements known = idle.poll();
      if (known != null) {
        return known;
      }
    }
    return connect();
  }

  private SqlStatements connect() {
    mustExist();
    try {
      Connection connection = database.reading();
      int version = Schema.check(connection);
      if (version == Schema.version()) {
        return new SqlStatements(connection);
      }
      connection.close();
      if (version < Schema.GROWS) {
        throw unready(version);
      }
      update(version);
      return new SqlStatements(database.reading());
    } catch (SQLException e) {
      throw Failures.read(e);
    }
  }

  private void update(int version) {
    try {
      write().close();
    } catch (StoreException e) {
      throw Failures.update(folder, version, e);
    }
  }

  private StoreException unready(int version) {
    return new StoreException(
        version == 0
            ? "the store at " + folder + " is empty: import a file first"
            : "the store at "
                + folder
                + " was written by an older version (schema "
                + version
                + "): run asof rebuild once, which brings it up to date",
        null);
  }

  void mustExist() {
    if (!exists()) {
      throw new StoreException(
          "there is no store at " + folder + ": import a file first, or name another with --store",
          null);
    }
  }

  private void giveBack(SqlStatements statements, boolean fine) {
    synchronized (idle) {
      if (fine && !closed) {
        idle.push(statements);
        return;
      }
    }
    statements.close();
  }

  private Path prepared() {
    try {
      Files.createDirectories(folder);
      return folder;
    } catch (IOException e) {
      throw new StoreException(
          "the folder "
              + folder
              + " cannot be made: "
              + e.getMessage()
              + "; choose another --store",
          e);
    }
  }

  /** Ends all views. Reads that are under way on other threads come to their end. */
  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(SqlStatements::close);
      idle.clear();
    }
  }
}
