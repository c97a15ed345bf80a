package io.asofguard.benchmarks.hotpath;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.store.RowSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** What it takes to have an index of a store: to build it, and to open one that is there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class RebuildBenchmark extends OwnJvm {
  /** How many rows, about. */
  @Param("1000000")
  public int rows;

  private FactStore store;
  private long rowCount;

  /** Puts the rows into a store. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    Dataset data = new Dataset(Shape.UNIFORM, rows);
    rowCount = data.rowCount();
    store = FactStore.shared(data);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    store.close();
  }

  /** The yardstick: all rows out of the log, sorted by series and times. */
  @Benchmark
  public double scan() {
    Sum sum = new Sum();
    store.store().scan(sum);
    Figures.loaded(store.bytes() / (double) rowCount, Double.NaN);
    return sum.checked(rowCount);
  }

  /** From the log to an index that answers. */
  @Benchmark
  public long rebuild() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    return opened();
  }

  /** An index that is there already, by a guard that has just been made. */
  @Benchmark
  public long open() throws IOException {
    return opened();
  }

  private long opened() throws IOException {
    Edition edition =
        AsOfGuard.over(store.store(), io.asofguard.guard.Engine.INDEX, IndexWatcher.LOG)
            .edition(ViewOptions.NEWEST);
    if (!edition.isIndexed()) {
      throw new IllegalStateException("there is no index");
    }
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    Figures.loaded(bytes / (double) rowCount, Double.NaN);
    return bytes;
  }

  private List<Path> files() throws IOException {
    Path folder = store.store().indexFolder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static final class Sum implements RowSink {
    private long count;
    private double sum;

    @Override
    public void expect(long most, long series) {}

    @Override
    public void begin(int series) {}

    @Override
    public void row(long eventTime, long knowledge, double value, int basis) {
      count++;
      sum += eventTime + knowledge + (Double.isNaN(value) ? 0 : value);
    }

    @Override
    public void end() {}

    double checked(long expected) {
      if (count != expected) {
        throw new IllegalStateException("scanned " + count + " of " + expected + " rows");
      }
      return sum;
    }
  }
}
