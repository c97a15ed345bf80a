package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.sql.SQLException;
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
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.runner.IterationType;

/** One question after the other, in random order; one without an answer fails the benchmark. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class LookUps extends OwnJvm {
  private static final int LOOK_UPS = 64;
  private static final int MOST_QUESTIONS = 1 << 20;

  /** Who answers. */
  @Param({
    "INDEX",
    "INDEX_WHOLE",
    "READER",
    "VIEW",
    "RECEIPTS",
    "VIEW_SQL",
    "ARRAYS",
    "TREE_MAP",
    "LMDB",
    "ROCKSDB",
    "SQLITE"
  })
  public Engine engine = Engine.BASELINE;

  /** How the rows spread over series. */
  @Param("UNIFORM")
  public Shape shape = Shape.UNIFORM;

  /** How many rows, about. */
  @Param("1000000")
  public int rows;

  private Peer peer;
  private Questions questions;

  /** Where a thread is among the questions. */
  @State(Scope.Thread)
  public static class Walk {
    private int threads;
    private int thread;
    private int next = -1;

    /** Each thread begins elsewhere. */
    @Setup
    public void start(ThreadParams params) {
      threads = params.getThreadCount();
      thread = params.getThreadIndex();
    }

    int next(int size) {
      return next < 0 ? size / threads * thread : next;
    }
  }

  /** Makes the rows and the questions, loads the engine, and checks its answers. */
  @Setup(Level.Trial)
  public void load() throws Exception {
    Dataset data = new Dataset(shape, rows);
    questions = questions(data, Math.min(MOST_QUESTIONS, rows));
    peer = Loading.timed(data, () -> load(engine, data), Peer::bytes);
    Loading.check(questions, index -> answer(peer, questions, index));
  }

  abstract Questions questions(Dataset data, int size);

  abstract Peer load(Engine from, Dataset data) throws Exception;

  abstract double answer(Peer by, Questions to, int index);

  @TearDown(Level.Trial)
  public void close() throws IOException, SQLException {
    peer.close();
  }

  /** After each warm-up, so that it neither disturbs what is measured nor counts as garbage. */
  @TearDown(Level.Iteration)
  public void latencies(IterationParams iteration) {
    if (iteration.getType() == IterationType.WARMUP) {
      Latencies.measure(questions.size(), index -> answer(peer, questions, index));
    }
  }

  /** No question waits for an answer: the processor looks up several at a time. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public double independent(Walk walk) {
    int index = walk.next(questions.size());
    double sum = 0;
    for (int i = 0; i < LOOK_UPS; i++) {
      sum += answer(peer, questions, index);
      index = questions.wrap(index + 1);
    }
    walk.next = index;
    return hit(sum);
  }

  /** Which question is next follows from the answer before: its sign is added, always 0. */
  @Benchmark
  @OperationsPerInvocation(LOOK_UPS)
  public double dependent(Walk walk) {
    int index = walk.next(questions.size());
    double sum = 0;
    for (int i = 0; i < LOOK_UPS; i++) {
      double value = answer(peer, questions, index);
      sum += value;
      index = questions.wrap(index + 1 + (int) (Double.doubleToRawLongBits(value) >>> 63));
    }
    walk.next = index;
    return hit(sum);
  }

  /** Refuses a sum of answers of which one was none. */
  static double hit(double sum) {
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("a question got no answer");
    }
    return sum;
  }
}
