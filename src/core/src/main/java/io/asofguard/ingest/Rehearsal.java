package io.asofguard.ingest;

import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * An empty store for a dry run where there is none yet: what it writes lies in a temporary folder,
 * and goes with it.
 */
public final class Rehearsal implements AutoCloseable {
  private final Path folder;
  private final Store store;

  private Rehearsal(Path folder, StoreClock clock) {
    this.folder = folder;
    this.store = Store.open(folder, clock);
  }

  /**
   * Tries something on a store; on an empty one if it does not exist yet.
   *
   * @param store which store
   * @param what leaves it as it was
   * @param <T> what comes of it
   * @return what came of it
   */
  public static <T> T on(Store store, Function<Store, T> what) {
    if (store.exists()) {
      return what.apply(store);
    }
    try (Rehearsal rehearsal = by(store.clock())) {
      return what.apply(rehearsal.store());
    }
  }

  static Rehearsal by(StoreClock clock) {
    try {
      return new Rehearsal(Files.createTempDirectory("asof-dry-run-"), clock);
    } catch (IOException e) {
      throw new StoreException(
          "no temporary folder can be made for the dry run ("
              + e.getMessage()
              + "); make room in java.io.tmpdir",
          e);
    }
  }

  Store store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
    Scratch.remove(folder);
  }
}
