package io.asofguard.benchmarks.hotpath;

import io.asofguard.api.Series;
import io.asofguard.benchmarks.Folder;
import io.asofguard.law.Basis;
import io.asofguard.store.BatchSummary;
import io.asofguard.store.BatchWriter;
import io.asofguard.store.SnapshotDraft;
import io.asofguard.store.SnapshotKind;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.WriteTx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A store with a dataset in it. */
public final class FactStore implements AutoCloseable {
  private static boolean reused;

  private final @Nullable Folder own;
  private final Store store;

  private FactStore(Path folder, @Nullable Folder own) {
    this.store = Store.open(folder, StoreClock.system());
    this.own = own;
  }

  /** One that nobody else has, in a temporary folder. */
  static FactStore own(Dataset data) throws IOException {
    Folder folder = Folder.make();
    FactStore made = new FactStore(folder.resolve("store"), folder);
    made.fill(data);
    return made;
  }

  /** To be read only: the one that an earlier benchmark of this run left, if there is one. */
  static FactStore shared(Dataset data) throws IOException {
    Path stores = Shared.folder();
    if (stores == null) {
      return own(data);
    }
    Path folder = stores.resolve(data.shape() + "-" + data.rowCount());
    reused = Files.exists(folder);
    if (!reused) {
      Path part = Files.createTempDirectory(stores, "part");
      try (FactStore made = new FactStore(part, null)) {
        made.fill(data);
      }
      Files.move(part, folder);
    }
    return new FactStore(folder, null);
  }

  /** Whether this JVM took over a store, and so didn't load it. */
  static boolean isReused() {
    return reused;
  }

  private void fill(Dataset data) {
    try (WriteTx tx = store.write()) {
      BatchWriter batch = tx.batch();
      for (int number = 0; number < data.seriesCount(); number++) {
        batch.begin(series(number));
        add(data.rows(number), batch);
      }
      BatchSummary all = batch.finish();
      tx.publish(
          new SnapshotDraft(
              SnapshotKind.IMPORT, null, null, null, null, all.rows(), all.id(), null, null));
      tx.commit();
    }
  }

  private static void add(SeriesRows rows, BatchWriter to) {
    for (int i = 0; i < rows.size(); i++) {
      to.add("feed", Basis.CLAIMED, rows.eventTime[i], rows.knowledge[i], rows.value[i]);
    }
  }

  static Series series(int number) {
    return new Series("market-%05d/b-%d".formatted(number / 10, number % 10), "market_mid");
  }

  Store store() {
    return store;
  }

  /** With its index, if it has one. */
  long bytes() {
    return store.file().toFile().length();
  }

  @Override
  public void close() throws IOException {
    store.close();
    if (own != null) {
      own.close();
    }
  }
}
