package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.law.Wall;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a store in a temporary folder, that is altered beyond a cutoff, and whose cutoff goes
 * forward. A real store on disk: whoever opens it behind the guard's back finds the altered rows.
 *
 * <p>Every run of a leak test works on the copy, the unaltered ones too, so a forecaster cannot
 * tell them apart by the path. Used by one thread; forecasters read it meanwhile by other
 * connections.
 */
final class AlteredCopy implements AutoCloseable {
  private final Path folder;
  private final StoreClock clock;
  private final Connection writer;
  private final AlteredRows rows;
  private final AlteredMilestones milestones;
  private final Map<String, Wall> walls = new HashMap<>();
  private AsOfGuard guard;
  private Alteration how = Alteration.NONE;
  private long cutoff;

  private AlteredCopy(Path folder, Store original) throws SQLException {
    this.folder = folder;
    this.clock = original.clock();
    this.guard = opened();
    this.writer = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("asof.db"));
    this.rows = new AlteredRows(writer);
    this.milestones = new AlteredMilestones(writer);
  }

  /** Copies a store; what is known after the first cutoff can be altered from then on. */
  static AlteredCopy of(Store original, long firstCutoff, long seed) {
    try {
      Path folder = Files.createTempDirectory("asof-leaktest");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      original.backup(folder.resolve("asof.db"));
      AlteredCopy copy = new AlteredCopy(folder, original);
      copy.prepare(firstCutoff, seed);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void prepare(long firstCutoff, long seed) throws SQLException {
    pragma("synchronous = OFF");
    pragma("journal_mode = WAL");
    pragma("cache_size = -65536");
    for (String trigger : triggers()) {
      execute("DROP TRIGGER \"" + trigger + "\"");
    }
    writer.setAutoCommit(false);
    walls.putAll(WalledRuns.describe(writer, guard));
    rows.prepare(firstCutoff, seed);
    milestones.prepare(firstCutoff);
    writer.commit();
  }

  private List<String> triggers() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = writer.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  Path folder() {
    return folder;
  }

  /** The wall of an entity that has rows, as the unaltered store has it. */
  @Nullable Wall wall(String entity) {
    return walls.get(entity);
  }

  AsOfGuard guard() {
    return guard;
  }

  /** Alters everything beyond a cutoff, after everything was put back. */
  void begin(Alteration next, long at) {
    transact(
        () -> {
          restoreAll();
          how = next;
          cutoff = at;
          if (next.changesRows()) {
            rows.alter(next, at);
          }
          return milestones.alter(next, at) > 0;
        });
  }

  /** Puts back what became known by a later cutoff. */
  void advance(long to) {
    if (to == cutoff || how == Alteration.NONE) {
      return;
    }
    transact(
        () -> {
          if (how.changesRows()) {
            rows.advance(how, cutoff, to);
          }
          boolean changed = !how.changesRows() && milestones.advance(cutoff, to) > 0;
          cutoff = to;
          return changed;
        });
  }

  /** Puts everything back. */
  void restore() {
    transact(
        () -> {
          boolean changed = !how.changesRows();
          restoreAll();
          return changed;
        });
  }

  private void restoreAll() throws SQLException {
    if (how.changesRows()) {
      rows.restore();
    } else if (how != Alteration.NONE) {
      milestones.restore();
    }
    how = Alteration.NONE;
  }

  /** The rows, or outcomes, that an alteration reaches at a cutoff, the soonest known first. */
  List<Long> reached(Alteration by, long at) {
    return asking(() -> by.changesRows() ? rows.reached(by, at) : milestones.reached(at));
  }

  /** Alters some rows, or outcomes, alone while something is done. */
  <T> T with(Alteration by, List<Long> seqs, Supplier<T> body) {
    transact(() -> alterOnly(by, seqs));
    try {
      return body.get();
    } finally {
      transact(() -> restoreOnly(by));
    }
  }

  private boolean alterOnly(Alteration by, List<Long> seqs) throws SQLException {
    if (by.changesRows()) {
      rows.alterOnly(by, seqs);
    } else {
      milestones.alterOnly(by, seqs);
    }
    return !by.changesRows();
  }

  private boolean restoreOnly(Alteration by) throws SQLException {
    if (by.changesRows()) {
      rows.restoreOnly();
    } else {
      milestones.restore();
    }
    return !by.changesRows();
  }

  /** When rows of some series became known: after a first instant, and up to a last one. */
  List<Long> changes(Collection<Series> of, long first, long last) {
    return asking(() -> rows.changes(of, first, last));
  }

  /** What a row, or an outcome, says as it truly is. */
  Datum datum(Alteration by, long seq) {
    return asking(() -> by.changesRows() ? rows.datum(seq) : milestones.datum(seq));
  }

  private interface Step<T> {
    T run() throws SQLException;
  }

  private static <T> T asking(Step<T> step) {
    try {
      return step.run();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * What a view has learnt of milestones stays with its edition, so changed ones need a new one.
   */
  private void transact(Step<Boolean> step) {
    try {
      boolean reopen = step.run();
      writer.commit();
      if (reopen) {
        guard.close();
        guard = opened();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private AsOfGuard opened() {
    return AsOfGuard.over(Store.open(folder, clock), Engine.SQL, IndexWatcher.LOG);
  }

  private void pragma(String what) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA " + what);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static StoreException failed(SQLException e) {
    return new StoreException(
        "the copy of the store cannot be altered: " + e.getMessage() + "; is java.io.tmpdir full?",
        e);
  }

  @Override
  public void close() {
    guard.close();
    try {
      writer.close();
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(@Nullable Path tree) {
    if (tree == null || !Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
