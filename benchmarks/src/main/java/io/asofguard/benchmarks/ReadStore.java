package io.asofguard.benchmarks;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.StagePlan;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A store in a temporary folder that facts are put into. */
final class ReadStore implements AutoCloseable {
  private final Folder folder = Folder.make();
  private final Store store = Store.open(folder.resolve("store"), StoreClock.system());

  ReadStore() throws IOException {}

  Store store() {
    return store;
  }

  /** One import. */
  void take(List<Fact> facts) throws IOException {
    Path file = write(facts);
    ImportResult result =
        new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
    if (result.stored() != facts.size()) {
      throw new IllegalStateException("not all facts were stored: " + result);
    }
    Files.delete(file);
  }

  /**
   * One published backfill: facts in place of all rows from an event time to another, exclusive.
   */
  void replace(String name, long from, long to, List<Fact> facts) throws IOException {
    Path file = write(facts);
    Backfills backfills = new Backfills(store);
    backfills.stage(
        new StagePlan(name, FeedRows.SOURCE, null, FeedRows.FIELD, from, to, "benchmark"),
        List.of(file.toString()),
        FileOptions.PLAIN,
        Progress.NONE);
    backfills.publish(name, false);
    Files.delete(file);
  }

  private Path write(List<Fact> facts) throws IOException {
    Path file = folder.resolve("facts.csv");
    try (CsvWriter out = new CsvWriter(file)) {
      for (Fact fact : facts) {
        byte[] key = CsvWriter.key(FeedRows.SOURCE, FeedRows.entity(fact.series()), FeedRows.FIELD);
        out.row(key, fact.eventTime(), fact.knowledge(), fact.ticks());
      }
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    store.close();
    folder.close();
  }
}
