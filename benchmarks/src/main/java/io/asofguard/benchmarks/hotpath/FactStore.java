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

/** A store in a temporary folder, with a dataset in it. */
final class FactStore implements AutoCloseable {
  private final Folder folder = Folder.make();
  private final Store store = Store.open(folder.resolve("store"), StoreClock.system());

  FactStore(Dataset data) throws IOException {
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
    folder.close();
  }
}
