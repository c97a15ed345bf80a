package io.asofguard.benchmarks.hotpath;

import java.util.SplittableRandom;
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
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** The yardstick: one random cache line of as much memory as the rows take, 24 bytes each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryLatencyBenchmark extends OwnJvm {
  private static final int LOOK_UPS = 1 << 12;
  private static final int ROW_BYTES = 24;
  private static final int LINE_LONGS = 8;
  private static final long SEED = 7;
  private static final long MULTIPLIER = 6364136223846793005L;

  /** How many rows. */
  @Param("1000000")
  public int rows;

  private long[] next;
  private int lines;
  private long line;

  /** Makes a cycle that visits every line once, in random order. */
  @Setup
  public void link() {
    lines = (int) ((long) rows * ROW_BYTES / (LINE_LONGS * Long.BYTES));
    next = new long[lines * LINE_LONGS];
    for (int i = 0; i < lines; i++) {
      next[i * LINE_LONGS] = i;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = lines - 1; i > 0; i--) {
      int other = random.nextInt(i) * LINE_LONGS;
      long kept = next[i * LINE_LONGS];
      next[i * LINE_LONGS] = next[other];
      next[other] = kept;
    }
  }

  /** After each warm-up, so that it doesn't disturb what is measured. */
  @TearDown(Level.Iteration)
  public void latencies(IterationParams iteration) {
    if (iteration.getType() == IterationType.WARMUP) {
      Latencies.measure(lines, index -> next[anyLine(mixed(index))]);
    }
  }

  /** Each line says which is next. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public long dependent() {
    long at = line;
    for (int i = 0; i < LOOK_UPS; i++) {
      at = next[(int) at * LINE_LONGS];
    }
    line = at;
    return at;
  }

  /** Lines by a random number, which none of them has a part in. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public long independent() {
    long random = line;
    long sum = 0;
    for (int i = 0; i < LOOK_UPS; i++) {
      random = random * MULTIPLIER + 1442695040888963407L;
      sum += next[anyLine(random)];
    }
    line = random;
    return sum;
  }

  private static long mixed(int index) {
    long product = (index + 1) * MULTIPLIER;
    return (product ^ product >>> 32) * MULTIPLIER;
  }

  private int anyLine(long random) {
    return (int) (((random >>> 32) * lines) >>> 32) * LINE_LONGS;
  }
}
