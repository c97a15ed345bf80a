package io.asofguard.benchmarks;

import io.asofguard.api.AsOf;
import io.asofguard.api.Reading;
import io.asofguard.benchmarks.hotpath.OwnJvm;
import io.asofguard.guard.Answer;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import java.io.IOException;
import java.time.Instant;
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
import org.openjdk.jmh.infra.ThreadParams;

/** The latest value at a random cutoff, by SQL; a wrong answer fails the benchmark. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class ReadBenchmark extends OwnJvm {

  /** What the store looks like. */
  @Param public ReadShape shape = ReadShape.LATEST;

  /** How many rows it has, about. */
  @Param("1000000")
  public int rows;

  private ReadStore store;
  private Probes probes;
  private ViewOptions options;
  private AsOfGuard guard;
  private Edition edition;
  private AsOf newest;

  /** Which probe is next: each thread walks over all of them, from a place of its own. */
  @State(Scope.Thread)
  public static class Walk {
    private int at;

    @Setup
    public void start(ReadBenchmark benchmark, ThreadParams thread) {
      at = benchmark.probes.size() / thread.getThreadCount() * thread.getThreadIndex();
    }

    int next(int size) {
      at = at + 1 < size ? at + 1 : 0;
      return at;
    }
  }

  @Setup(Level.Trial)
  public void open() throws IOException {
    store = new ReadStore();
    probes = shape.fill(store, rows);
    options = new ViewOptions(shape.snapshot(), false, null, Basis.ASSUMED);
    guard = AsOfGuard.over(store.store(), Engine.SQL, IndexWatcher.LOG);
    edition = guard.edition(options);
    newest = guard.asOf(Instant.now(), options);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    newest.close();
    store.close();
  }

  /** As commands read. */
  @Benchmark
  public Answer edition(Walk walk) {
    int at = walk.next(probes.size());
    long cutoff = probes.nanos(at);
    return probes.checked(at, edition.read(probes.series(at), cutoff, cutoff, -1));
  }

  /** As forecasters read: a view that is narrowed to each cutoff. */
  @Benchmark
  public Reading view(Walk walk) {
    int at = walk.next(probes.size());
    try (AsOf view = newest.asOf(probes.cutoff(at))) {
      return probes.checked(at, view.latest(probes.series(at)));
    }
  }

  /** A view that is opened anew for each cutoff, and has to find out about its series again. */
  @Benchmark
  public Reading newView(Walk walk) {
    int at = walk.next(probes.size());
    try (AsOf view = guard.asOf(probes.cutoff(at), options)) {
      return probes.checked(at, view.latest(probes.series(at)));
    }
  }
}
