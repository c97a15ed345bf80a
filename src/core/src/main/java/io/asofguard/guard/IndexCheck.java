package io.asofguard.guard;

import io.asofguard.hotpath.IndexAudit;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.hotpath.JvmFlags;
import io.asofguard.hotpath.SeriesRows;
import io.asofguard.store.Finding;
import io.asofguard.store.RowSink;
import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import io.asofguard.store.Tip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares a store's index with its log: first the file with what was sealed, byte by byte and
 * without using it; then every row and every step of every series with what the log shows at the
 * index's own snapshot. An index that is older than the store is thus checked as well.
 */
public final class IndexCheck implements RowSink {
  private static final int PROGRESS_MASK = 0xFFFF;

  private final IndexAudit audit;
  private final IndexWatcher watcher;
  private final SeriesRows rows = new SeriesRows();
  private int series;
  private long done;
  private @Nullable String problem;

  private IndexCheck(IndexAudit audit, IndexWatcher watcher) {
    this.audit = audit;
    this.watcher = watcher;
  }

  /**
   * Runs the check. Costs about what building the index costs; others may write and build
   * meanwhile.
   *
   * @param store whose index
   * @param watcher is told how far it is
   * @return what was found; a store without an index is sound
   */
  public static Finding run(Store store, IndexWatcher watcher) {
    IndexFolder folder = new IndexFolder(store.indexFolder());
    try {
      if (folder.sealed() == null) {
        return sound("none");
      }
      String problem = folder.damage();
      return problem == null ? compared(store, folder, watcher) : damaged(store, problem);
    } catch (IllegalStateException e) {
      return damaged(store, String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      return damaged(store, "it cannot be compared: " + e.getMessage());
    }
  }

  private static Finding compared(Store store, IndexFolder folder, IndexWatcher watcher) {
    String hindrance = hindrance(folder);
    if (hindrance != null) {
      return sound("as it was built; not compared with the log, as " + hindrance);
    }
    IndexFolder.Audited audited = folder.audit();
    try (IndexAudit audit = audited.audit()) {
      if (audit == null) {
        return audited.problem() == null ? sound("none") : damaged(store, audited.problem());
      }
      if (!store.digest(audit.snapshot()).equals(audit.digest())) {
        return damaged(store, "it belongs to another history of this store");
      }
      String problem = new IndexCheck(audit, watcher).problem(store);
      return problem == null
          ? sound("agrees with the log at snapshot " + audit.snapshot())
          : damaged(store, problem);
    }
  }

  private static @Nullable String hindrance(IndexFolder folder) {
    List<String> missing = JvmFlags.missing();
    if (!missing.isEmpty()) {
      return "this JVM lacks " + String.join(" ", missing);
    }
    return folder.mayOpen() ? null : "you may not write its file, and to open it takes that";
  }

  private @Nullable String problem(Store store) {
    try {
      store.scan(new Tip(audit.snapshot(), audit.digest()), this);
    } finally {
      watcher.end();
    }
    return problem == null ? audit.rest() : problem;
  }

  @Override
  public void expect(long most, long seriesCount) {
    watcher.begin(most);
  }

  @Override
  public void begin(int number) {
    series = number;
    rows.clear();
  }

  @Override
  public void row(long eventTime, long knowledge, double value, int basis) {
    rows.add(eventTime, knowledge, value, basis);
    if ((++done & PROGRESS_MASK) == 0) {
      watcher.at(done);
    }
  }

  @Override
  public void end() {
    if (problem == null) {
      problem = audit.compare(series, rows);
    }
  }

  private static Finding sound(String detail) {
    return new Finding("index", true, detail);
  }

  private static Finding damaged(Store store, String what) {
    return new Finding(
        "index", false, what + ": delete the folder " + store.indexFolder() + ", it is rebuilt");
  }
}
