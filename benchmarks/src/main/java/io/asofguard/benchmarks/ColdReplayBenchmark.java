package io.asofguard.benchmarks;

import io.asofguard.benchmarks.hotpath.OwnJvm;
import io.asofguard.law.Nanos;
import io.asofguard.replay.RunFigures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
 * The replay of {@link ReplayBenchmark} as a user waits for it: {@code ./asof replay}, from its
 * start to its end. And the forecaster and its reads alone in a JVM that has just started: what is
 * left of the command is our share. The index is there already. To be run in the project's folder,
 * for one core with {@code taskset -c 0} before it all.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class ColdReplayBenchmark extends OwnJvm {
  private static final Path LAUNCHER = Path.of("asof").toAbsolutePath();

  /** How many cutoffs, five minutes apart. */
  @Param("10000")
  public int cutoffs;

  private Folder folder;
  private ReplayStore filled;
  private Path classes;
  private int runs;

  @Setup(Level.Trial)
  public void fill() throws IOException, InterruptedException {
    if (!Files.isExecutable(LAUNCHER)) {
      throw new IllegalStateException(
          "there is no " + LAUNCHER + ": run it in the project's folder");
    }
    folder = Folder.make();
    filled = ReplayStore.filled(folder, cutoffs);
    classes = folder.resolve("classes");
    String name = Lags.class.getName().replace('.', '/') + ".class";
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream code = Lags.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(code), file);
    }
    run(List.of(LAUNCHER.toString(), "--version")); // which builds it, if it must be built
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    filled.close();
    folder.close();
  }

  /** The forecaster and its reads, and nothing around them. */
  @Benchmark
  public int reads() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OwnJvm.indexFlags());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ColdReads.class.getName(), filled.folder().toString()));
    command.add(Integer.toString(cutoffs));
    return run(command);
  }

  /** {@code asof replay}, with its receipts. */
  @Benchmark
  public int command() throws IOException, InterruptedException {
    List<Long> times = filled.cutoffs().times();
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "replay", "-q"));
    command.addAll(
        List.of("--forecaster", Lags.class.getName(), "--classpath", classes.toString()));
    command.addAll(List.of("--event", ReplayStore.EVENT, "--every", "PT5M"));
    command.addAll(List.of("--from", Nanos.text(times.get(0))));
    command.addAll(List.of("--to", Nanos.text(times.get(times.size() - 1))));
    command.addAll(List.of("--name", "run" + ++runs, "--store", filled.folder().toString()));
    return run(command);
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("ended with " + exit + ": " + Files.readString(said));
    }
    return exit;
  }

  /** Outside what is measured: the last run has made all its reads. */
  @TearDown(Level.Iteration)
  public void check() {
    filled
        .store()
        .forecasts()
        .run("run" + runs)
        .ifPresent(run -> filled.check(RunFigures.of(filled.store(), run).reads()));
  }
}
