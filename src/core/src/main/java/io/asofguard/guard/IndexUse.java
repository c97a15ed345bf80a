package io.asofguard.guard;

import io.asofguard.hotpath.LiveIndex;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one edition uses the index: at once, never, or from the read on at which it begins to pay.
 * Thread-safe.
 */
final class IndexUse {
  /**
   * Opening the index takes as long as about so many reads by SQL, or as reads that take so long.
   */
  private static final Spending PAYS = new Spending(100_000, 2_000_000_000L);

  private static final Spending BETWEEN_LOOKS = new Spending(10_000, 500_000_000L);

  /**
   * To bring an open one up to a newer snapshot takes as long as these, but for a slow first one.
   */
  private static final Spending PAYS_WHEN_OPEN = new Spending(100, 20_000_000L);

  private final IndexKeeper keeper;
  private final Engine engine;
  private final long snapshot;
  private volatile @Nullable LiveIndex index;
  private volatile boolean settled;
  private long reads;
  private long nanos;
  private Spending look = PAYS;
  private Spending lookWhenOpen = PAYS_WHEN_OPEN;

  IndexUse(IndexKeeper keeper, Engine engine, long snapshot) {
    this.keeper = keeper;
    this.engine = engine;
    this.snapshot = snapshot;
    this.settled = engine == Engine.SQL;
  }

  /** The index, if the next read is to use it. */
  @Nullable LiveIndex forRead() {
    LiveIndex known = index;
    if (known != null || settled) {
      return known;
    }
    return engine == Engine.INDEX ? now() : perhaps();
  }

  /** Uses the index from here on, whatever it takes; a thread that is to end settles nothing. */
  private synchronized @Nullable LiveIndex now() {
    if (!settled) {
      index = whole();
      settled = index != null || !Thread.currentThread().isInterrupted();
    }
    return index;
  }

  private @Nullable LiveIndex whole() {
    try {
      return byOurLoader(() -> keeper.built(snapshot));
    } catch (RuntimeException e) {
      keeper.failed(e);
      return null;
    }
  }

  /** Counts without a lock: a read that is lost in the count does no harm. */
  private @Nullable LiveIndex perhaps() {
    reads++;
    if (look.isReached(reads, nanos)) {
      look = BETWEEN_LOOKS.after(reads, nanos);
      return look();
    }
    if (lookWhenOpen.isReached(reads, nanos)) {
      lookWhenOpen = lookWhenOpen.twice(reads, nanos);
      return keeper.isOpen() ? ready() : null;
    }
    return null;
  }

  /** Counts the time that a read took by SQL, where one may walk far. */
  void spent(long duration) {
    nanos += duration;
  }

  /** Uses the index if it can be had at once, and has it built if not. */
  synchronized @Nullable LiveIndex look() {
    if (ready() == null && !settled) {
      byOurLoader(
          () -> {
            keeper.buildAside(snapshot);
            return null;
          });
      settled = keeper.isUnusable();
    }
    return index;
  }

  /** Chronicle Map finds its services by the thread's class loader, which is a forecaster's. */
  private static @Nullable LiveIndex byOurLoader(Supplier<@Nullable LiveIndex> work) {
    Thread thread = Thread.currentThread();
    ClassLoader theirs = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(IndexUse.class.getClassLoader());
      return work.get();
    } finally {
      thread.setContextClassLoader(theirs);
    }
  }

  private synchronized @Nullable LiveIndex ready() {
    if (index == null && !settled) {
      index = byOurLoader(() -> keeper.at(snapshot));
      settled = index != null;
    }
    return index;
  }
}
