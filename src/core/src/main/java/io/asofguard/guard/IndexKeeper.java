package io.asofguard.guard;

import io.asofguard.api.ViewClosedException;
import io.asofguard.hotpath.AddedRows;
import io.asofguard.hotpath.AsofIndex;
import io.asofguard.hotpath.BuildLock;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.hotpath.JvmFlags;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The index of one store, as this process has it: opened when it is first wanted, kept level with
 * the log, built anew before too much was added, and when it doesn't fit. What fails is tried again
 * later. Thread-safe.
 */
final class IndexKeeper {
  /** So many rows are kept beside the index, in memory, before reads go to SQL. */
  static final long MOST_ADDED = 1 << 17;

  /** A read passes over so many event times one by one, before reads go to SQL. */
  static final int MOST_PASSED = 256;

  /** From so many on another index is built, while this one answers. */
  static final long MANY_ADDED = MOST_ADDED / 2;

  static final int MANY_PASSED = 32;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String BY_SQL = "the index is not used and answers come from SQL: ";

  private static final String BY_THE_OLD_ONE =
      "the index is not built anew, and the one that is there answers while it can: ";

  private final Store store;
  private final IndexFolder folder;
  private final IndexWatcher watcher;
  private final LongSupplier nanoTime;
  private final Backoff backoff;
  private final BuildPause pause;
  private @Nullable LiveIndex current;
  private @Nullable String unusable;
  private @Nullable String said;
  private boolean building;

  IndexKeeper(Store store, IndexWatcher watcher) {
    this(store, watcher, System::nanoTime);
  }

  IndexKeeper(Store store, IndexWatcher watcher, LongSupplier nanoTime) {
    this.store = store;
    this.folder = new IndexFolder(store.indexFolder());
    this.watcher = watcher;
    this.nanoTime = nanoTime;
    this.backoff = new Backoff(nanoTime);
    this.pause = new BuildPause(nanoTime);
  }

  /** The index at a snapshot, if that can be had without building; null if not. */
  synchronized @Nullable LiveIndex at(long snapshot) {
    if (!isUsable()) {
      return null;
    }
    LiveIndex known = current == null ? opened() : current;
    current = known;
    if (known == null || known.snapshot() > snapshot) {
      return null;
    }
    LiveIndex level = known.snapshot() == snapshot ? known : levelled(known, snapshot);
    if (level == null) {
      asideForSql(() -> renew(known.base().snapshot()));
      return null;
    }
    current = level;
    if (level.added() > MANY_ADDED || level.passed() > MANY_PASSED) {
      aside(() -> renew(level.base().snapshot()), BY_THE_OLD_ONE);
    }
    return level;
  }

  /** Whether this process has an index open, which may be a few snapshots behind. */
  synchronized boolean isOpen() {
    return current != null;
  }

  /**
   * The index at a snapshot, built if need be; null if it is an older one, or if that failed just
   * now.
   */
  @Nullable LiveIndex built(long snapshot) {
    LiveIndex index = at(snapshot);
    while (index == null && mayBuild() && !isInterrupted() && store.newest() == snapshot) {
      index = builtAlone(snapshot);
    }
    return index;
  }

  /** Waits for whoever builds already, and builds if that was of no use. */
  private @Nullable LiveIndex builtAlone(long snapshot) {
    BuildLock lock = lock();
    try (lock) {
      forget();
      LiveIndex others = at(snapshot);
      if (others != null || store.newest() != snapshot) {
        return others;
      }
      build(why());
      return at(snapshot);
    }
  }

  /** Builds on a thread of its own, unless that is going on already. */
  synchronized void buildAside(long snapshot) {
    if (isUsable()) {
      asideForSql(() -> built(snapshot));
    }
  }

  /** Where SQL answers meanwhile, one build does not follow at once on another. */
  private void asideForSql(Runnable task) {
    if (pause.isOver()) {
      aside(task, BY_SQL);
    }
  }

  /** Another index, unless there is one that is newer than this snapshot. */
  private void renew(long old) {
    BuildLock lock = lock();
    try (lock) {
      AsofIndex sealed = folder.open().index();
      if (sealed == null || sealed.snapshot() == old) {
        build(sealed == null ? why() : outgrown(old));
      } else {
        open();
      }
    }
  }

  private void build(String why) {
    long begun = nanoTime.getAsLong();
    IndexFeed.run(store, folder, watcher, why);
    open();
    if (!isOpen()) {
      throw new IllegalStateException("it was built and cannot be opened: " + why());
    }
    succeeded(begun);
  }

  private synchronized boolean mayBuild() {
    return unusable == null && backoff.isOver();
  }

  private synchronized void succeeded(long begun) {
    backoff.succeeded();
    pause.after(begun);
    said = null;
  }

  private BuildLock lock() {
    BuildLock lock = folder.lock(PATIENCE, store::requireOpen);
    if (lock == null) {
      throw new IllegalStateException(
          "another process has been building the index for ten minutes; try --engine sql");
    }
    return lock;
  }

  private synchronized void forget() {
    current = null;
  }

  private synchronized void open() {
    current = opened();
  }

  private synchronized void aside(Runnable task, String meanwhile) {
    if (building || !mayBuild()) {
      return;
    }
    building = true;
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                failed(e, meanwhile);
              } catch (OutOfMemoryError e) {
                later(meanwhile + "out of memory while it was built");
              } finally {
                synchronized (this) {
                  building = false;
                }
              }
            },
            "asof-index-aside");
    thread.setDaemon(true);
    thread.start();
  }

  private boolean isUsable() {
    if (unusable != null) {
      return false;
    }
    List<String> missing = JvmFlags.missing();
    if (!missing.isEmpty()) {
      unusable = "this JVM lacks " + String.join(" ", missing);
      watcher.note(BY_SQL + unusable);
    }
    return unusable == null;
  }

  /** Building failed where reads have to wait for it. */
  void failed(RuntimeException why) {
    failed(why, BY_SQL);
  }

  /** Of no concern to anybody, if the store was closed meanwhile, or the thread is to end. */
  private void failed(RuntimeException why, String meanwhile) {
    if (!isInterrupted() && !(why instanceof ViewClosedException)) {
      later(meanwhile + (why.getMessage() == null ? "it failed" : why.getMessage()));
    }
  }

  /** A thread that is to end can't read a file by a channel. */
  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  /** Says the same only once in a row. */
  private synchronized void later(String line) {
    Duration wait = backoff.failed();
    if (!line.equals(said)) {
      watcher.note(line + "; not tried again for " + wait.toSeconds() + " s");
    }
    said = line;
  }

  /** Whether it will never be used in this process. */
  synchronized boolean isUnusable() {
    return unusable != null;
  }

  private @Nullable LiveIndex opened() {
    IndexFolder.Opened opened = folder.open();
    AsofIndex index = opened.index();
    return index == null || !store.digest(index.snapshot()).equals(index.digest())
        ? null
        : LiveIndex.of(index);
  }

  private @Nullable LiveIndex levelled(LiveIndex known, long snapshot) {
    long added = store.added(known.base().snapshot());
    if (added < 0 || added > MOST_ADDED) {
      return null;
    }
    AddedRows rows = new AddedRows();
    store.added(known.snapshot(), snapshot, rows::add);
    LiveIndex level = known.plus(rows, snapshot);
    return level.passed() > MOST_PASSED ? null : level;
  }

  private String why() {
    IndexFolder.Opened opened = folder.open();
    AsofIndex index = opened.index();
    if (index == null) {
      return String.valueOf(opened.problem());
    }
    return store.digest(index.snapshot()).equals(index.digest())
        ? outgrown(index.snapshot())
        : "it belongs to another history of this store";
  }

  /** Why an index of this snapshot is not, or not for long, kept level with the log. */
  private String outgrown(long snapshot) {
    long added = store.added(snapshot);
    String why = "many values of a series were taken back";
    if (added < 0) {
      why = "a backfill was published or rolled back";
    } else if (added > MANY_ADDED) {
      why = "much was added";
    }
    return why + " since snapshot " + snapshot;
  }
}
