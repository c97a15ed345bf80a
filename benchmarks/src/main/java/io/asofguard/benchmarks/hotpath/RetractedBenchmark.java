package io.asofguard.benchmarks.hotpath;

import io.asofguard.hotpath.AddedRows;
import java.io.IOException;
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
 * The value in force of a series whose newest event times were taken back since the index was
 * built: the worst read before the index is built anew. Asked again and again, so all of it is in
 * the caches.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RetractedBenchmark extends OwnJvm {
  /** How many event times were taken back. */
  @Param public Retracted burden = Retracted.NONE;

  /** How many rows, about. */
  @Param("1000000")
  public int rows;

  private OwnIndex index;
  private long cutoff;

  /** Of the newest event times. */
  public enum Retracted {
    /** Nothing was added. */
    NONE(0),
    /** From the next on another index is built aside. */
    RETRACTED_32(32),
    /** From the next on reads go to SQL until it is built. */
    RETRACTED_256(256);

    private final int events;

    Retracted(int events) {
      this.events = events;
    }
  }

  /** Builds the index, takes values back, and checks that the one before them answers. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    Dataset data = new Dataset(Shape.SINGLE, rows);
    SeriesRows series = data.rows(0);
    cutoff = series.lastKnown + 1;
    AddedRows added = new AddedRows();
    long last = Long.MAX_VALUE;
    int row = series.size() - 1;
    for (int events = 0; events < burden.events; row--) {
      if (series.eventTime[row] != last) {
        last = series.eventTime[row];
        added.add(0, last, cutoff, Double.NaN, 1);
        events++;
      }
    }
    index = OwnIndex.with(data, added);
    try (OwnIndex before = OwnIndex.values(data)) {
      check(before.at(0, last - 1, cutoff));
    }
  }

  private void check(double expected) {
    LookUps.hit(expected);
    if (index.latest(0, cutoff) != expected) {
      throw new IllegalStateException("wrong answer: " + index.latest(0, cutoff));
    }
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    index.close();
  }

  /** One question. */
  @Benchmark
  public double latest() {
    return LookUps.hit(index.latest(0, cutoff));
  }
}
