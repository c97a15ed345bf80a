package io.asofguard.benchmarks.hotpath;

import io.asofguard.api.AsOf;
import io.asofguard.api.SeriesReader;
import io.asofguard.benchmarks.Folder;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.IndexWatcher;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The value in force, by readers of a view, from a store that carries a burden. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BurdenBenchmark extends OwnJvm {
  private static final int LOOK_UPS = 64;
  private static final int QUESTIONS = 1 << 18;

  /** Of which there is a lot. */
  @Param public Burden burden = Burden.NONE;

  /** How many rows, about. */
  @Param("1000000")
  public int rows;

  private Folder folder;
  private FactStore store;
  private AsOf view;
  private SeriesReader[] readers;
  private Questions questions;
  private int next;

  /** Makes the store, puts the burden on it, and checks answers. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    Dataset data = new Dataset(Shape.UNIFORM, rows);
    questions = Questions.latest(data, Math.min(QUESTIONS, rows));
    store = FactStore.own(data);
    folder = Folder.make();
    burden.put(store.store(), folder, data.seriesCount());
    view =
        AsOfGuard.over(store.store(), io.asofguard.guard.Engine.INDEX, IndexWatcher.LOG)
            .asOf(Instant.now());
    readers = new SeriesReader[data.seriesCount()];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = view.reader(FactStore.series(i));
    }
    Loading.check(questions, i -> readers[questions.series[i]].value(questions.cutoff[i]));
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    view.close();
    store.close();
    folder.close();
  }

  /** No question waits for an answer. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public double independent() {
    double sum = 0;
    for (int i = 0; i < LOOK_UPS; i++) {
      sum += readers[questions.series[next]].value(questions.cutoff[next]);
      next = questions.wrap(next + 1);
    }
    return LookUps.hit(sum);
  }
}
