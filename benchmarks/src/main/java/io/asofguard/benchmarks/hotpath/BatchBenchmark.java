package io.asofguard.benchmarks.hotpath;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
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
import org.openjdk.jmh.infra.ThreadParams;

/** A million questions for the value in force at once; the time is that of one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchBenchmark extends OwnJvm {
  static final int QUESTIONS = 1_000_000;

  /** Who answers. */
  @Param public Engine engine = Engine.BASELINE;

  /** How the rows spread over series. */
  @Param("UNIFORM")
  public Shape shape = Shape.UNIFORM;

  /** How many rows, about. */
  @Param("1000000")
  public int rows;

  /** How the questions come. */
  @Param public Order order = Order.UNSORTED;

  private BatchPeer peer;
  private Questions questions;

  /** What one thread asks, and where its answers go: each begins at another question. */
  @State(Scope.Thread)
  public static class Asker {
    private BatchPeer peer;
    private Questions questions;
    private double[] values;
    private boolean answered;

    /** Asks all of it once, and checks all answers. */
    @Setup(Level.Trial)
    public void start(BatchBenchmark benchmark, ThreadParams thread) throws Exception {
      int first = QUESTIONS / thread.getThreadCount() * thread.getThreadIndex();
      questions = benchmark.questions.from(first);
      peer = first == 0 ? benchmark.peer : benchmark.peer.another();
      values = new double[QUESTIONS];
      peer.take(questions.series, questions.cutoff);
      peer.latest(questions.series, questions.cutoff, values);
      check();
    }

    private void check() {
      for (int i = 0; i < QUESTIONS; i++) {
        questions.check(i, values[i]);
      }
    }

    /** Wipes the answers before each iteration. */
    @Setup(Level.Iteration)
    public void wipe() {
      Arrays.fill(values, Double.NaN);
    }

    /** Checks the last batch of each iteration. */
    @TearDown(Level.Iteration)
    public void checkLast() {
      if (answered) {
        check();
      }
    }
  }

  /** Of the questions. */
  public enum Order {
    /** By chance. */
    UNSORTED {
      @Override
      Questions of(Questions drawn) {
        return drawn;
      }
    },
    /** By series and cutoff. */
    SORTED {
      @Override
      Questions of(Questions drawn) {
        return drawn.sorted();
      }
    };

    abstract Questions of(Questions drawn);
  }

  /** Makes the rows and the questions, and loads the engine. */
  @Setup(Level.Trial)
  public void load() throws Exception {
    Dataset data = new Dataset(shape, rows);
    questions = order.of(Questions.latest(data, QUESTIONS));
    if (engine.isPeer()) {
      data.staircases();
    }
    peer = Loading.timed(data, () -> engine.batch(data), BatchPeer::bytes);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException, SQLException {
    peer.close();
  }

  /** The whole batch. */
  @Benchmark
  @OperationsPerInvocation(QUESTIONS)
  public double[] latest(Asker asker) throws Exception {
    Questions asked = asker.questions;
    asker.answered = asker.peer.run(asked.series, asked.cutoff, asker.values);
    return asker.values;
  }
}
