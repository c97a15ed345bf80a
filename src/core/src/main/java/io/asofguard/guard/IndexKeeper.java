package io.asofguard.guard;

import io.asofguard.hotpath.AddedRows;
import io.asofguard.hotpath.AsofIndex;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.hotpath.JvmFlags;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.store.Store;
import io.asofguard.store.Tip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The index of one store, as this process has it: opened when it is first wanted, kept level with
 * the log, built anew when it doesn't fit. Thread-safe.
 */
final class IndexKeeper {
  /** So many rows are kept beside the index, in memory, before it is built anew. */
  static final long MOST_ADDED = 1 << 17;

  /** Of them, so many retractions. */
  static final long MOST_RETRACTED = 256;

  private static final long PATIENCE_MILLIS = 600_000;

  private final Store store;
  private final IndexFolder folder;
  private final IndexWatcher watcher;
  private @Nullable LiveIndex current;
  private @Nullable String unusable;
  private boolean building;

  IndexKeeper(Store store, IndexWatcher watcher) {
    this.store = store;
    this.folder = new IndexFolder(store.indexFolder());
    this.watcher = watcher;
  }

  /** The index at a snapshot, if that can be had without building; null if not. */
  synchronized @Nullable LiveIndex at(long snapshot) {
    if (!isUsable()) {
      return null;
    }
    LiveIndex known = current == null ? opened() : current;
    if (known == null || known.snapshot() > snapshot) {
      return null;
    }
    LiveIndex level = known.snapshot() == snapshot ? known : levelled(known, snapshot);
    current = level == null ? current : level;
    return level;
  }

  /** The index at a snapshot, built if need be; null if it is an older one. */
  @Nullable LiveIndex built(long snapshot) {
    LiveIndex index = at(snapshot);
    if (index != null || unusable != null) {
      return index;
    }
    long since = System.nanoTime();
    while (index == null && store.newest() == snapshot) {
      if (!IndexFeed.run(store, folder, watcher, why())) {
        waitForTheOther(since);
      }
      synchronized (this) {
        current = null;
      }
      index = at(snapshot);
    }
    return index;
  }

  /** Builds on a thread of its own, unless that is going on already. */
  synchronized void buildAside(long snapshot) {
    if (building || !isUsable()) {
      return;
    }
    building = true;
    Thread thread =
        new Thread(
            () -> {
              try {
                built(snapshot);
              } catch (RuntimeException e) {
                giveUp(e.getMessage());
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
      giveUp("this JVM lacks " + String.join(" ", missing));
    }
    return unusable == null;
  }

  synchronized void giveUp(@Nullable String why) {
    unusable = why == null ? "it failed" : why;
    watcher.note("the index is not used and answers come from SQL: " + unusable);
  }

  @Nullable String unusable() {
    return unusable;
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
    return level.retracted() > MOST_RETRACTED ? null : level;
  }

  private String why() {
    IndexFolder.Opened opened = folder.open();
    AsofIndex index = opened.index();
    if (index == null) {
      return String.valueOf(opened.problem());
    }
    Tip tip = store.tip();
    return store.digest(index.snapshot()).equals(index.digest())
        ? "it shows snapshot " + index.snapshot() + " and the store is at " + tip.snapshot()
        : "it belongs to another history of this store";
  }

  private static void waitForTheOther(long since) {
    if ((System.nanoTime() - since) / 1_000_000 > PATIENCE_MILLIS) {
      throw new IllegalStateException(
          "another process has been building the index for ten minutes; try --engine sql");
    }
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
