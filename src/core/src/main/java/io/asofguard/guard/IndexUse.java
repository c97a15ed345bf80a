package io.asofguard.guard;

import io.asofguard.hotpath.LiveIndex;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one edition uses the index: at once, never, or from the read on at which it begins to pay.
 * Thread-safe.
 */
final class IndexUse {
  /** Opening the index takes as long as about so many reads by SQL. */
  private static final int READS_THAT_PAY = 100_000;

  private static final int READS_BETWEEN_LOOKS = 10_000;

  /** To bring an open one up to a newer snapshot takes as long as so many. */
  private static final int READS_THAT_PAY_WHEN_OPEN = 100;

  private final IndexKeeper keeper;
  private final Engine engine;
  private final long snapshot;
  private volatile @Nullable LiveIndex index;
  private volatile boolean settled;
  private int reads;

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

  /** Uses the index from here on, whatever it takes. */
  private synchronized @Nullable LiveIndex now() {
    if (!settled) {
      index = whole();
      settled = true;
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
    int count = ++reads;
    if (count == READS_THAT_PAY_WHEN_OPEN && keeper.isOpen()) {
      return ready();
    }
    boolean pays = count >= READS_THAT_PAY && count % READS_BETWEEN_LOOKS == 0;
    return pays ? look() : null;
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
