package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.asofguard.api.Series;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.hotpath.BuildLock;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.ingest.Recorder;
import io.asofguard.store.Store;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One index and several processes. */
class IndexProcessesTest {
  private static final int RECORDED = 40;
  private static final double AT_MOST_MILLIS = 100;

  private Path store;

  @BeforeEach
  void build(@TempDir Path temp) {
    store = temp.resolve("store");
    Kills.imports(store, Kills.file(temp, "first.csv", 4_000, 10, 0.5));
  }

  /** From the commit on until the other process has read the row from its index. */
  @Test
  void aRecordingIsReadByAnotherProcessWithinATenthOfASecond() {
    try (Child reader = Child.start(store, "index-answers");
        Store open = Kills.open(store)) {
      reader.awaitLine("begin");
      assertThat(reader.ask("e/1")).startsWith("note: building the index, as there is none yet");
      assertThat(reader.line()).contains("Known");
      List<Double> millis = new ArrayList<>();
      for (int value = 0; value < RECORDED; value++) {
        record(open, value);
        long committed = System.nanoTime();
        assertThat(reader.ask("e/1")).contains("value=" + value + ".0");
        millis.add((System.nanoTime() - committed) / 1e6);
      }
      Collections.sort(millis);
      System.out.printf(
          "IndexProcessesTest: read after %.1f ms, the slowest after %.1f ms%n",
          millis.get(RECORDED / 2), millis.get(RECORDED - 1));
      assertThat(millis.get(RECORDED / 2)).isLessThan(AT_MOST_MILLIS);
    }
  }

  private static void record(Store open, int value) {
    String line =
        "{\"source\":\"live\",\"entity\":\"e/1\",\"field\":\"mid\",\"event_time\":\"%s\",\"value\":%d}\n"
            .formatted(Instant.now(), value);
    new Recorder(open, false)
        .run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), snapshot -> {});
  }

  @Test
  void aSecondBuilderIsRefused() {
    IndexFolder folder;
    try (Store open = Kills.open(store)) {
      folder = new IndexFolder(open.indexFolder());
    }
    try (BuildLock ours = folder.lock();
        Child other = Child.start(store, "index-build-lock")) {
      assertThat(ours).isNotNull();
      assertThat(folder.lock()).as("in this process").isNull();
      other.awaitLine("begin");
      assertThat(other.line()).as("in another").isEqualTo("refused");
    }
    try (Child other = Child.start(store, "index-build-lock")) {
      other.awaitLine("locked");
      assertThat(folder.lock()).isNull();
      assertAnswersBySql();
      other.kill();
      other.exit();
      // The read above had the index built aside, which takes the lock for a while once it is free.
      await().untilAsserted(() -> assertCanBeTaken(folder));
    }
  }

  private static void assertCanBeTaken(IndexFolder folder) {
    try (BuildLock ours = folder.lock()) {
      assertThat(ours).as("after the builder was killed").isNotNull();
    }
  }

  /** While another process builds, nobody waits who didn't ask for the index. */
  private void assertAnswersBySql() {
    try (Store open = Kills.open(store)) {
      Edition edition =
          AsOfGuard.over(open, Engine.AUTO, IndexWatcher.LOG).edition(ViewOptions.NEWEST);
      edition.expectMany();
      long now = open.clock().now();
      assertThat(edition.read(new Series("e/1", "mid"), now, now, -1).isKnown()).isTrue();
      assertThat(edition.isIndexed()).isFalse();
    }
  }

  @Test
  void aJvmWithoutTheFlagsNamesThemInOneLineAndAnswersBySql() {
    try (Child reader = Child.start(store, "answers")) {
      reader.awaitLine("begin");
      assertThat(reader.ask("e/1"))
          .startsWith("note: the index is not used and answers come from SQL: this JVM lacks --add")
          .contains("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
          .contains("--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED");
      assertThat(reader.line()).contains("Known");
      assertThat(reader.ask("e/1")).contains("Known");
    }
  }

  @Test
  void fewReadsNeitherBuildNorOpenTheIndex() {
    try (Store open = Kills.open(store)) {
      Edition edition = AsOfGuard.over(open).edition(ViewOptions.NEWEST);
      long now = open.clock().now();
      for (int i = 0; i < 1_000; i++) {
        assertThat(edition.read(new Series("e/1", "mid"), now, now, -1).isKnown()).isTrue();
      }
      assertThat(open.indexFolder()).doesNotExist();
      assertThat(Files.exists(open.file())).isTrue();
    }
  }
}
