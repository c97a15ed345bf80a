package io.asofguard.guard;

import io.asofguard.hotpath.IndexBuild;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.hotpath.IndexSize;
import io.asofguard.hotpath.SeriesRows;
import io.asofguard.store.RowSink;
import io.asofguard.store.Store;
import io.asofguard.store.Tip;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Builds an index from the log: this thread reads rows, another lays them out. Holds the rows of a
 * few series in memory.
 */
final class IndexFeed implements RowSink {
  private static final int BUFFERS = 4;
  private static final int LOOK_MILLIS = 50;
  private static final int PROGRESS_MASK = 0xFFFF;

  private record Filled(int series, SeriesRows rows) {}

  private static final int NONE = -1;

  private final IndexFolder folder;
  private final IndexWatcher watcher;
  private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final BlockingQueue<SeriesRows> free = new ArrayBlockingQueue<>(BUFFERS);
  private @Nullable IndexBuild build;
  private @Nullable Thread builder;
  private volatile @Nullable Throwable failure;
  private SeriesRows current = new SeriesRows();
  private int series;
  private long done;

  private IndexFeed(IndexFolder folder, IndexWatcher watcher) {
    this.folder = folder;
    this.watcher = watcher;
    for (int i = 0; i < BUFFERS; i++) {
      free.add(new SeriesRows());
    }
  }

  /** Builds and seals an index of the newest edition. Only under the lock of builders. */
  static void run(Store store, IndexFolder folder, IndexWatcher watcher, String why) {
    watcher.note("building the index, as " + why);
    IndexFeed feed = new IndexFeed(folder, watcher);
    try {
      feed.finish(store.scan(feed));
    } finally {
      feed.close();
      watcher.end();
    }
  }

  @Override
  public void expect(long rows, long seriesCount) {
    watcher.begin(rows);
    IndexBuild fresh = folder.begin(new IndexSize(rows, seriesCount));
    build = fresh;
    builder = new Thread(() -> lay(fresh), "asof-index");
    builder.setDaemon(true);
    builder.start();
  }

  @Override
  public void begin(int number) {
    series = number;
    current = take(free);
    current.clear();
  }

  @Override
  public void row(long eventTime, long knowledge, double value, int basis) {
    current.add(eventTime, knowledge, value, basis);
    if ((++done & PROGRESS_MASK) == 0) {
      watcher.at(done);
    }
  }

  @Override
  public void end() {
    put(filled, new Filled(series, current));
  }

  private void finish(Tip tip) {
    put(filled, new Filled(NONE, current));
    join();
    if (build != null) {
      build.finish(tip.snapshot(), tip.digest());
    }
  }

  private void lay(IndexBuild to) {
    try {
      for (Filled next = filled.take(); next.series != NONE; next = filled.take()) {
        to.add(next.series, next.rows);
        free.put(next.rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  /** Waits for the other thread, but not for one that is gone. */
  private <T> void put(BlockingQueue<T> queue, T value) {
    try {
      while (!queue.offer(value, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <T> T take(BlockingQueue<T> queue) {
    try {
      T value = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      while (value == null) {
        check();
        value = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      return value;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void join() {
    try {
      if (builder != null) {
        builder.join();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    check();
  }

  private void check() {
    Throwable why = failure;
    if (why != null) {
      throw new IllegalStateException("the index cannot be built: " + why.getMessage(), why);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  /** The other thread writes to the build's memory, which goes back only once it has ended. */
  private void close() {
    if (builder != null) {
      builder.interrupt();
      awaitEnd(builder);
    }
    if (build != null) {
      build.close();
    }
  }

  private static void awaitEnd(Thread thread) {
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
