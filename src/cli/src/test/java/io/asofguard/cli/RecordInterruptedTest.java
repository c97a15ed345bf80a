package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecordInterruptedTest {
  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void beingToldToStopEndsWith130AndEverythingReported() throws IOException, InterruptedException {
    Path store = folder.resolve("store");
    Process record =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "record",
                "--store",
                store.toString())
            .start();
    try (Writer feed = record.outputWriter();
        BufferedReader said = record.errorReader()) {
      for (int i = 1; i <= 2; i++) {
        feed.write(
            "{\"entity\":\"e\",\"field\":\"f\",\"event_time\":\"2026-01-01T00:00:0%dZ\",\"value\":1}%n"
                .formatted(i));
        feed.flush();
        assertThat(said.readLine()).startsWith("asof: snapshot " + i + ": 1 rows");
      }
      record.destroy();
      assertThat(record.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
    } finally {
      record.destroyForcibly();
    }
    assertThat(new Shell(store).asof("history", "e", "f").codeIs(0).lines()).hasSize(3);
    new Shell(store).asof("verify", "--full").codeIs(0);
  }
}
