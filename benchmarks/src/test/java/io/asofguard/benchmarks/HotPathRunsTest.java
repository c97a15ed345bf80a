package io.asofguard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.benchmarks.hotpath.AtBenchmark;
import io.asofguard.benchmarks.hotpath.MemoryLatencyBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A benchmark that fails doesn't take the others' figures with it. */
class HotPathRunsTest {
  @TempDir Path folder;

  private static ChainedOptionsBuilder options(Class<?> benchmarks) {
    System.setProperty("jmh.ignoreLock", "true");
    return new OptionsBuilder()
        .include(Main.of(benchmarks) + "dependent")
        .param("rows", "2000")
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(1));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("table.csv"));
  }

  @Test
  void whatFailsIsNamedAndTheOthersGoOn() throws IOException {
    HotPathRuns runs = new HotPathRuns(folder, "table");
    runs.run(options(AtBenchmark.class).param("engine", "DUCKDB_1"));
    assertThat(lines()).hasSize(2);
    runs.run(options(MemoryLatencyBenchmark.class));
    assertThat(runs.end()).isEqualTo(1);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1)).startsWith("MemoryLatencyBenchmark.dependent,,,2000,,1,");
    assertThat(lines().get(2)).isEqualTo("AtBenchmark.dependent duckdb_1 2000,,,,,,failed,,,,,,,");
    assertThat(folder.resolve("table.md")).content().contains("| failed |");
  }
}
