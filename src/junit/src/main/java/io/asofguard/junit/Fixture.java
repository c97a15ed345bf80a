package io.asofguard.junit;

import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.ImportResult;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Counted;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A store for one test: one that is there, or one of files, which is deleted afterwards. */
final class Fixture implements AutoCloseable {
  private final Path store;
  private final boolean temporary;

  private Fixture(Path store, boolean temporary) {
    this.store = store;
    this.temporary = temporary;
  }

  static Fixture store(Path store) {
    return new Fixture(store, false);
  }

  static Fixture files(List<Path> files) {
    try {
      Fixture fixture = new Fixture(Files.createTempDirectory("asof-fixture"), true);
      try (Store store = Store.open(fixture.store, StoreClock.system())) {
        files.forEach(file -> take(store, file));
      } catch (RuntimeException e) {
        fixture.close();
        throw e;
      }
      return fixture;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(Store store, Path file) {
    ImportResult result =
        new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(file.toString());
    if (result.quarantined() > 0) {
      throw new IllegalArgumentException(
          file
              + ": "
              + Counted.of(result.quarantined(), "row fails", "rows fail")
              + " the gates; asof import says why");
    }
  }

  Path folder() {
    return store;
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> all = Files.walk(store)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
