package io.asofguard.benchmarks;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import io.asofguard.benchmarks.hotpath.OwnJvm;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.replay.exec.ExecForecaster;
import io.asofguard.replay.exec.ExecOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * One question whose forecaster makes 26 x 10 reads, asked at a random cutoff: in this process, and
 * over the pipe of {@code --exec}. Needs python3 on PATH, and {@code src/python} below this folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class ExecBenchmark extends OwnJvm {
  private static final int READS = 26 * 10;
  private static final int CHECKED = 20;
  private static final List<String> ENTITIES =
      IntStream.range(0, READS).mapToObj(FeedRows::entity).toList();
  private static final Path CLIENT = Path.of("src/python");

  /** By whom. */
  @Param public Asked asked = Asked.JAVA;

  /** How many rows the store has, about. */
  @Param("1000000")
  public int rows;

  private ReadStore store;
  private Folder folder;
  private Probes probes;
  private AsOfGuard guard;
  private Forecaster forecaster;
  private int at;

  @Setup(Level.Trial)
  public void open() throws IOException {
    store = new ReadStore();
    folder = Folder.make();
    probes = ReadShape.LATEST.fill(store, rows);
    guard = AsOfGuard.over(store.store());
    forecaster = asked == Asked.JAVA ? ExecBenchmark::inProcess : program();
    for (int probe = 0; probe < CHECKED; probe++) {
      check(probes.cutoff(probe));
    }
  }

  private void check(Instant cutoff) {
    Forecast expected = ask(ExecBenchmark::inProcess, cutoff);
    Forecast got = ask(forecaster, cutoff);
    if (!got.equals(expected)) {
      throw new IllegalStateException("at " + cutoff + ": expected " + expected + ", got " + got);
    }
  }

  private static Forecast inProcess(AsOf view, Question question) {
    List<Series> series = new ArrayList<>();
    question.entities().forEach(entity -> series.add(new Series(entity, FeedRows.FIELD)));
    long known = series.stream().filter(each -> view.latest(each).isKnown()).count();
    return new Forecast(Map.of("e", (double) known));
  }

  private Forecaster program() throws IOException {
    if (!Files.isDirectory(CLIENT)) {
      throw new IllegalStateException("no " + CLIENT + " here: run it in the project's folder");
    }
    String list = ENTITIES.stream().collect(Collectors.joining("', '", "['", "']"));
    Path program = Files.writeString(folder.resolve("model.py"), asked.text(list));
    String command = "PYTHONPATH='" + CLIENT + "' python3 '" + program + "'";
    return new ExecForecaster(new ExecOptions(command, ExecOptions.TIMEOUT, System.err::println));
  }

  @TearDown(Level.Trial)
  public void close() throws Exception {
    if (forecaster instanceof ExecForecaster program) {
      program.close();
    }
    store.close();
    folder.close();
  }

  /** A view opened, 260 reads, a forecast. */
  @Benchmark
  public Forecast question() {
    at = at + 1 < probes.size() ? at + 1 : 0;
    return ask(forecaster, probes.cutoff(at));
  }

  private Forecast ask(Forecaster whom, Instant cutoff) {
    try (AsOf view = guard.asOf(cutoff)) {
      return whom.forecast(view, new Question("event", cutoff, ENTITIES, 1));
    }
  }
}
