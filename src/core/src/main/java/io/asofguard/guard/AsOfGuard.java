package io.asofguard.guard;

import io.asofguard.api.AsOf;
import io.asofguard.api.FutureCutoffException;
import io.asofguard.api.ViewClosedException;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The main door: opens a store and hands out views of it.
 *
 * <pre>{@code
 * try (AsOfGuard guard = AsOfGuard.open(Path.of("asof-store"));
 *     AsOf view = guard.asOf(Instant.parse("2026-04-08T12:00:00Z"))) {
 *   Reading mid = view.latest(Series.of("elon-musk-of-tweets-april-3-april-10/200-219", "market_mid"));
 * }
 * }</pre>
 *
 * <p>Thread-safe. Cutoffs are inclusive, UTC, exact to the nanosecond.
 */
public final class AsOfGuard implements AutoCloseable {
  private final Store store;
  private final Engine engine;
  private final IndexKeeper keeper;
  private volatile @Nullable Edition last;

  private AsOfGuard(Store store, Engine engine, IndexWatcher watcher) {
    this.store = store;
    this.engine = engine;
    this.keeper = new IndexKeeper(store, watcher);
  }

  /**
   * Opens a store by the system's clock.
   *
   * @param store its folder
   * @return the guard; close it
   */
  public static AsOfGuard open(Path store) {
    return over(Store.open(store, StoreClock.system()));
  }

  /**
   * Opens a store by the system's clock.
   *
   * @param store its folder
   * @param engine what looks rows up; all give the same answers
   * @return the guard; close it
   */
  public static AsOfGuard open(Path store, Engine engine) {
    return over(Store.open(store, StoreClock.system()), engine, IndexWatcher.LOG);
  }

  /**
   * Guards a store that is open already, by that store's clock.
   *
   * @param store the store; closing the guard closes it
   * @return the guard
   */
  public static AsOfGuard over(Store store) {
    return over(store, Engine.AUTO, IndexWatcher.LOG);
  }

  /**
   * Guards a store that is open already, by that store's clock.
   *
   * @param store the store; closing the guard closes it
   * @param engine what looks rows up; all give the same answers
   * @param watcher who wants to know what becomes of the index
   * @return the guard
   */
  public static AsOfGuard over(Store store, Engine engine, IndexWatcher watcher) {
    return new AsOfGuard(store, engine, watcher);
  }

  /**
   * What was knowable at a cutoff, in the newest edition of the store.
   *
   * @param cutoff the last instant whose knowledge counts, inclusive
   * @return a view, pinned to the newest snapshot; close it
   * @throws FutureCutoffException if the cutoff lies after now
   */
  public AsOf asOf(Instant cutoff) {
    return asOf(cutoff, ViewOptions.NEWEST);
  }

  /**
   * What was knowable at a cutoff.
   *
   * @param cutoff the last instant whose knowledge counts, inclusive
   * @param options which rows may answer
   * @return a view; close it
   * @throws FutureCutoffException if the cutoff lies after now
   * @throws RefusedException if the snapshot does not exist
   */
  public AsOf asOf(Instant cutoff, ViewOptions options) {
    return view(cutoff, options, null);
  }

  /**
   * What was knowable at a cutoff, with somebody who hears of each read.
   *
   * @param cutoff the last instant whose knowledge counts, inclusive
   * @param options which rows may answer
   * @param listener hears of the reads of this view and of those narrowed from it
   * @return a view; close it
   * @throws FutureCutoffException if the cutoff lies after now
   * @throws RefusedException if the snapshot does not exist
   */
  public AsOf asOf(Instant cutoff, ViewOptions options, ReadListener listener) {
    return view(cutoff, options, listener);
  }

  private AsOf view(Instant cutoff, ViewOptions options, @Nullable ReadListener listener) {
    long nanos = Nanos.of(cutoff);
    long now = store.clock().now();
    if (Law.future(nanos, now)) {
      throw new FutureCutoffException(cutoff, Nanos.toInstant(now));
    }
    return new GuardedView(edition(options), nanos, null, listener);
  }

  /**
   * An edition of the store, for operators.
   *
   * @param options which rows may answer
   * @return the edition, pinned to the newest snapshot unless the options name another
   * @throws RefusedException if the snapshot does not exist
   */
  public Edition edition(ViewOptions options) {
    long newest = store.newest();
    Long asked = options.snapshot();
    if (asked != null && (asked < 0 || asked > newest)) {
      throw new RefusedException(
          "there is no snapshot " + asked + ": the newest is " + newest + "; see asof snapshots");
    }
    return edition(options, asked == null ? newest : asked, newest);
  }

  /** One edition serves all views of a snapshot: what it has learnt of the series stays. */
  private Edition edition(ViewOptions options, long snapshot, long newest) {
    Edition known = last;
    if (known != null && known.snapshot() == snapshot && known.options().equals(options)) {
      return known;
    }
    boolean indexed = snapshot == newest && snapshot > 0 && options.isWhole();
    IndexUse index = new IndexUse(keeper, indexed ? engine : Engine.SQL, snapshot);
    Edition fresh = new Edition(store, options, snapshot, index);
    last = fresh;
    return fresh;
  }

  /**
   * The store behind this guard, for operators.
   *
   * @return the store
   */
  public Store store() {
    return store;
  }

  /**
   * Closes the store, and with it every view: from then on their reads throw {@link
   * ViewClosedException}; those that are under way on other threads come to their end.
   */
  @Override
  public void close() {
    store.close();
  }
}
