package io.asofguard.stress;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.ViewClosedException;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A store with one value, 7, read through its index. */
final class Markets {
  static final int VALUE = 7;
  static final int CLOSED = -3;

  private static final Instant CUTOFF = Instant.parse("2026-01-02T00:00:00Z");
  private static final Series SERIES = new Series("e/a", "mid");
  private static final AsOfGuard GUARD = guard();

  private Markets() {}

  private static AsOfGuard guard() {
    try {
      Path folder = Files.createTempDirectory("asof-stress");
      Path file = folder.resolve("rows.csv");
      Files.writeString(
          file,
          "source,entity,field,event_time,knowledge_time,value\n"
              + "s,e/a,mid,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z,7\n");
      Store store = Store.open(folder.resolve("store"), StoreClock.system());
      new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
      return AsOfGuard.over(store, Engine.INDEX, IndexWatcher.LOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AsOf view() {
    return GUARD.asOf(CUTOFF);
  }

  static SeriesReader reader(AsOf view) {
    return view.reader(SERIES);
  }

  static int latest(AsOf view) {
    try {
      return (int) view.latest(SERIES).value();
    } catch (ViewClosedException e) {
      return CLOSED;
    }
  }

  static int value(SeriesReader reader) {
    try {
      return (int) reader.value(Nanos.of(CUTOFF));
    } catch (ViewClosedException e) {
      return CLOSED;
    }
  }
}
