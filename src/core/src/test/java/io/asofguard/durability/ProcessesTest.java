package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.store.Store;
import io.asofguard.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer and many readers, each in a process of its own. */
class ProcessesTest {
  private static final String BUSY =
      "nothing was stored: another process is writing to it; try again when it has finished";

  private Path folder;
  private Path store;

  @BeforeEach
  void build(@TempDir Path temp) {
    folder = temp;
    store = temp.resolve("store");
    Kills.imports(store, Kills.file(temp, "first.csv", 4_000, 10, 0.5));
  }

  @Test
  void aSecondWriterWaitsBrieflyAndThenGetsOneClearLine() {
    Path more = Kills.file(folder, "more.csv", 400, 20, 0.25);
    try (Child first = Child.start(store, "hold");
        Store open = Kills.open(store)) {
      first.awaitLine("holding 2");
      Importer importer = new Importer(open, ImportOptions.DEFAULT, Progress.NONE);
      assertThatThrownBy(() -> importer.importFile(more.toString()))
          .isInstanceOf(StoreException.class)
          .hasMessage(BUSY);
      try (Child second = Child.start(store, "import", more.toString())) {
        second.awaitLine("begin");
        assertThat(second.rest()).containsExactly("StoreException: " + BUSY);
        assertThat(second.exit()).isEqualTo(3);
      }
      assertThat(open.newest()).isEqualTo(1);
      assertThat(first.ask("done")).isEqualTo("end");
      assertThat(importer.importFile(more.toString()).snapshot()).isEqualTo(2);
    }
    Kills.assertWhole(store);
  }

  @Test
  void aSecondWriterGoesOnWhenTheFirstEndsMeanwhile() {
    Path more = Kills.file(folder, "more.csv", 400, 20, 0.25);
    try (Child first = Child.start(store, "hold");
        Child second = startHeld(first, more)) {
      CompletableFuture<List<String>> said = CompletableFuture.supplyAsync(second::rest);
      assertThatThrownBy(() -> said.get(700, TimeUnit.MILLISECONDS))
          .as("it waits")
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      first.say("done");
      assertThat(said.join()).containsExactly("end");
      assertThat(second.exit()).isZero();
    }
    try (Store open = Kills.open(store)) {
      assertThat(open.newest()).isEqualTo(2);
    }
    Kills.assertWhole(store);
  }

  private Child startHeld(Child first, Path more) {
    first.awaitLine("holding 2");
    Child second = Child.start(store, "import", more.toString());
    second.awaitLine("begin");
    return second;
  }

  @Test
  void aWriterThatWasKilledKeepsNobodyOut() {
    try (Child first = Child.start(store, "hold");
        Store open = Kills.open(store)) {
      first.awaitLine("holding 2");
      first.kill();
      assertThat(first.exit()).isEqualTo(Child.KILLED);
      open.write(0).close();
    }
  }

  @Test
  void aReaderInAnotherProcessKeepsItsSnapshotDuringAnImport() {
    Path more = Kills.file(folder, "more.csv", 100_000, 20, 0.25);
    try (Child reader = Child.start(store, "read", "2020-06-01T00:00:00Z");
        Store open = Kills.open(store)) {
      reader.awaitLine("begin");
      String before = reader.ask("pinned");
      List<String> during = new ArrayList<>();
      Progress asking =
          new Progress() {
            @Override
            public void begin(String what, String unit, long total) {
              ask();
            }

            @Override
            public void at(long done) {
              ask();
            }

            @Override
            public void end() {
              ask();
            }

            private void ask() {
              during.add(reader.ask("pinned"));
              during.add(reader.ask("new"));
            }
          };
      new Importer(open, ImportOptions.DEFAULT, asking).importFile(more.toString());

      assertThat(before).contains("Known");
      assertThat(during).hasSizeGreaterThan(10).containsOnly(before);
      assertThat(reader.ask("pinned")).isEqualTo(before);
      assertThat(reader.ask("new")).contains("Known").isNotEqualTo(before);
      assertThat(reader.ask("pinned")).isEqualTo(before);
    }
  }
}
