package io.asofguard.benchmarks.hotpath;

import io.asofguard.hotpath.BatchStages;
import java.io.IOException;
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

/**
 * Where a sorted batch's time goes: its first stages, each with those before it, and the memory
 * that it needs by itself. The time is that of one question of {@link BatchBenchmark}'s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchStagesBenchmark extends OwnJvm {
  private static final int QUESTIONS = BatchBenchmark.QUESTIONS;

  /** How many rows, about. */
  @Param("1000000")
  public int rows;

  private OwnIndex index;
  private BatchStages stages;

  /** Builds the index. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    Dataset data = new Dataset(Shape.UNIFORM, rows);
    Questions questions = Questions.latest(data, QUESTIONS).sorted();
    index = OwnIndex.values(data);
    stages = new BatchStages(index.live(), questions.series, questions.cutoff);
    Figures.loaded(stages.scanned() / (double) data.rowCount(), Double.NaN);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    index.close();
  }

  /** Each finds its chunk. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public int chunks() {
    return stages.chunks();
  }

  /** Then its bucket. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public long buckets() {
    return stages.buckets();
  }

  /** Then touches the lines of its rows. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public long touched() {
    return stages.touched();
  }

  /** These lines by themselves, in the same order. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public long lines() {
    return stages.lines();
  }

  /** All rows from the first to the last, whether they are asked or not. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public long scan() {
    return stages.scan();
  }

  /** The questions read and as many answers written. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public double[] arrays() {
    return stages.arrays();
  }
}
