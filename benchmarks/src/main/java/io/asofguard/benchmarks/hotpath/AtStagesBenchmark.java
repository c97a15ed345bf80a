package io.asofguard.benchmarks.hotpath;

import io.asofguard.hotpath.AtStages;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
 * Where the time of {@link AtBenchmark#dependent} goes in one series: its first stages, each with
 * those before it, and the memory that it needs by itself. All of them wait for the one before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AtStagesBenchmark extends OwnJvm {
  private static final int LOOK_UPS = 64;
  private static final int MOST_QUESTIONS = 1 << 20;

  /** Of one series. */
  @Param({"SINGLE", "RETRACTED_TOP", "ONE_EVENT"})
  public Shape shape = Shape.SINGLE;

  /** How many rows, about. */
  @Param("1000000")
  public int rows;

  private OwnIndex index;
  private AtStages stages;
  private Questions questions;
  private long[] lines;
  private int[] ends;
  private int next;

  /** Always 0, which the compiler doesn't know: what is read decides what is read next. */
  private long none;

  /** Builds the index, and finds for each question where its lines are. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    Dataset data = new Dataset(shape, rows);
    questions = Questions.at(data, Math.min(MOST_QUESTIONS, rows));
    index = OwnIndex.values(data);
    stages = new AtStages(index.live());
    Loading.check(questions, i -> index.at(0, questions.eventTime[i], questions.cutoff[i]));
    long[][] each = new long[questions.size()][];
    Arrays.setAll(each, i -> stages.lines(questions.eventTime[i], questions.cutoff[i]));
    ends = new int[each.length];
    lines = Stream.of(each).flatMapToLong(LongStream::of).toArray();
    for (int i = 0; i < each.length; i++) {
      ends[i] = (i == 0 ? 0 : ends[i - 1]) + each[i].length;
    }
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    index.close();
  }

  private interface Stage {
    long of(int question);
  }

  private long all(Stage stage) {
    long sum = 0;
    int at = next;
    for (int i = 0; i < LOOK_UPS; i++) {
      long found = stage.of(at);
      sum += found;
      at = questions.wrap(at + 1 + (int) (found & none));
    }
    next = at;
    return sum;
  }

  /** Each finds its chunk. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public long chunk() {
    return all(at -> stages.chunk(questions.eventTime[at], questions.cutoff[at]));
  }

  /** Then the group of rows in it. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public long group() {
    return all(at -> stages.group(questions.eventTime[at], questions.cutoff[at]));
  }

  /** The lines of its covers, if it needs them, and of its row alone, one after the other. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public long lines() {
    return all(
        at -> {
          long found = 0;
          for (int i = at == 0 ? 0 : ends[at - 1]; i < ends[at]; i++) {
            found = AtStages.read(lines[i] + (found & none));
          }
          return found;
        });
  }

  /** The line of its row alone. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public long row() {
    return all(at -> AtStages.read(lines[ends[at] - 1]));
  }
}
