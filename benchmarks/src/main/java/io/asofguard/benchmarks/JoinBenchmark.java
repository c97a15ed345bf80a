package io.asofguard.benchmarks;

import io.asofguard.api.Series;
import io.asofguard.benchmarks.hotpath.OwnJvm;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Law;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
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

/**
 * {@code asof join} with the index in a process of its own, from its start to its end; and the
 * look-ups of it alone, of names and times that are in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class JoinBenchmark extends OwnJvm {
  private static final String COMMAND = "io.asofguard.cli.Main";
  private static final long HOUR = 3_600;

  /** How many probes: the cutoffs lie an hour after the knowledge times of as many rows. */
  @Param("1000000")
  public int probes;

  private Folder folder;
  private Series[] series;
  private long[] cutoffs;

  @Setup(Level.Trial)
  public void open(Feed feed) throws IOException {
    folder = Folder.make();
    series = new Series[probes];
    cutoffs = new long[probes];
    try (AsOfGuard guard = guard()) {
      new Importer(guard.store(), ImportOptions.DEFAULT, Progress.NONE).importFile(feed.file());
      edition(guard);
    }
    writeProbes(feed.rows);
  }

  private AsOfGuard guard() {
    Store store = Store.open(folder.resolve("store"), StoreClock.system());
    return AsOfGuard.over(store, Engine.INDEX, IndexWatcher.LOG);
  }

  /** With its index, which is built if there is none. */
  private static Edition edition(AsOfGuard guard) {
    Edition edition = guard.edition(ViewOptions.NEWEST);
    if (!edition.isIndexed()) {
      throw new IllegalStateException("there is no index");
    }
    return edition;
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
        series[i] = new Series(FeedRows.entity(row.series), FeedRows.FIELD);
        cutoffs[i] = row.knowledge + HOUR * 1_000_000_000;
        Instant cutoff = Instant.ofEpochSecond(0, cutoffs[i]);
        out.write(i + "," + FeedRows.entity(row.series) + "," + FeedRows.FIELD + "," + cutoff);
        out.write('\n');
      }
    }
  }

  @TearDown(Level.Trial)
  public void remove() throws IOException {
    folder.close();
  }

  /** The index opened, and every probe answered as the command does it. */
  @Benchmark
  public long lookUps(Feed feed) {
    try (AsOfGuard guard = guard()) {
      Edition edition = edition(guard);
      long known = 0;
      for (int i = 0; i < probes; i++) {
        known += edition.read(series[i], cutoffs[i], cutoffs[i], Law.AGELESS).isKnown() ? 1 : 0;
      }
      check(known);
      return known;
    }
  }

  /** The whole command: it starts, reads the probes, answers them and writes them out. */
  @Benchmark
  public int join(Feed feed) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command()).redirectError(folder.resolve("errors").toFile()).start();
    int exit = process.waitFor();
    if (exit != 0) {
      List<String> errors = Files.readAllLines(folder.resolve("errors"));
      throw new IllegalStateException("asof join ended with " + exit + ": " + errors);
    }
    return exit;
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OwnJvm.indexFlags());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            COMMAND,
            "join",
            folder.resolve("probes.csv").toString(),
            "--store",
            folder.resolve("store").toString(),
            "--engine",
            "index",
            "-q",
            "-o",
            joined().toString()));
    return command;
  }

  private Path joined() {
    return folder.resolve("joined.csv");
  }

  /** Outside what is measured: every probe came out, and each has a value. */
  @TearDown(Level.Iteration)
  public void check() throws IOException {
    if (Files.exists(joined())) {
      try (Stream<String> lines = Files.lines(joined())) {
        check(lines.filter(line -> line.contains(",KNOWN,")).count());
      }
    }
  }

  private void check(long known) {
    if (known != probes) {
      throw new IllegalStateException(known + " of " + probes + " probes are KNOWN");
    }
  }
}
