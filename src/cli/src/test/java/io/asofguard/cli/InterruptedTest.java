package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptedTest {
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aRecordingThatIsToldToStopEndsWith130AndEverythingReported()
      throws IOException, InterruptedException {
    Path store = folder.resolve("store");
    Process record = asof("record", "--store", store.toString());
    try (Writer feed = record.outputWriter();
        BufferedReader said = record.errorReader()) {
      for (int i = 1; i <= 2; i++) {
        feed.write(
            "{\"entity\":\"e\",\"field\":\"f\",\"event_time\":\"2026-01-01T00:00:0%dZ\",\"value\":1}%n"
                .formatted(i));
        feed.flush();
        assertThat(said.readLine()).startsWith("asof: snapshot " + i + ": 1 row, ");
      }
      record.toHandle().destroy();
      assertThat(record.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
    } finally {
      record.destroyForcibly();
    }
    assertThat(new Shell(store).asof("history", "e", "f").codeIs(0).lines()).hasSize(3);
    new Shell(store).asof("verify", "--full").codeIs(0);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void anImportThatIsToldToStopSaysThatTheStoreIsWhole() throws IOException, InterruptedException {
    Path store = folder.resolve("store");
    Process waiting = asof("import", "-", "--store", store.toString());
    try {
      Awaitility.await().until(() -> holdsSpool(store));
      waiting.toHandle().destroy();
      assertThat(waiting.waitFor()).isEqualTo(TERMINATED);
      assertThat(waiting.errorReader().lines())
          .containsExactly("asof: interrupted; the store is whole");
    } finally {
      waiting.destroyForcibly();
    }
  }

  /** What comes from a pipe is kept there until its end. */
  private static boolean holdsSpool(Path store) throws IOException {
    if (!Files.isDirectory(store)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(store)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("spool-"));
    }
  }

  private static Process asof(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).start();
  }
}
