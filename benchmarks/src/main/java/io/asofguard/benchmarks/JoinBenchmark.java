package io.asofguard.benchmarks;

import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** {@code asof join} in a process of its own, from its start to its end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class JoinBenchmark {
  private static final String COMMAND = "io.asofguard.cli.Main";
  private static final long HOUR = 3_600;

  /** How many probes: the cutoffs lie an hour after the knowledge times of as many rows. */
  @Param("1000000")
  public int probes;

  private Folder folder;

  @Setup(Level.Trial)
  public void open(Feed feed) throws IOException {
    folder = Folder.make();
    try (Store store = Store.open(folder.resolve("store"), StoreClock.system())) {
      new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(feed.file());
    }
    writeProbes(feed.rows);
  }

  private void writeProbes(int rows) throws IOException {
    FeedRows row = new FeedRows(0);
    int every = Math.max(1, rows / probes);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("probes.csv"))) {
      out.write("id,entity,field,cutoff\n");
      for (int i = 0; i < probes; i++) {
        for (int skipped = 0; skipped < every; skipped++) {
          row.next();
        }
        Instant cutoff = Instant.ofEpochSecond(HOUR, row.knowledge);
        out.write(i + "," + FeedRows.entity(row.series) + "," + FeedRows.FIELD + "," + cutoff);
        out.write('\n');
      }
    }
  }

  @TearDown(Level.Trial)
  public void remove() throws IOException {
    folder.close();
  }

  @Benchmark
  public int join(Feed feed) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                COMMAND,
                "join",
                folder.resolve("probes.csv").toString(),
                "--store",
                folder.resolve("store").toString(),
                "-q",
                "-o",
                folder.resolve("joined.csv").toString())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    int exit = process.waitFor();
    if (exit != 0) {
      List<String> errors = Files.readAllLines(folder.resolve("errors"));
      throw new IllegalStateException("asof join ended with " + exit + ": " + errors);
    }
    return exit;
  }

  /** Outside what is measured: every probe came out, and each has a value. */
  @TearDown(Level.Iteration)
  public void check() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("joined.csv"))) {
      long known = lines.filter(line -> line.contains(",KNOWN,")).count();
      if (known != probes) {
        throw new IllegalStateException(known + " of " + probes + " probes are KNOWN");
      }
    }
  }
}
