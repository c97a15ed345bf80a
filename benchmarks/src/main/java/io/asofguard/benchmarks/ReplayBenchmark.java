package io.asofguard.benchmarks;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.benchmarks.hotpath.OwnJvm;
import io.asofguard.guard.ReadLog;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.Questions;
import io.asofguard.replay.Replay;
import io.asofguard.replay.ReplayPlan;
import io.asofguard.replay.ReplayResult;
import io.asofguard.replay.ReplayWatcher;
import io.asofguard.replay.RunFolder;
import io.asofguard.replay.RunSummary;
import io.asofguard.store.ReadPart;
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
 * A forecaster that makes ten reads for each of 26 entities, at each of many cutoffs: alone, with
 * its reads logged, and as a whole replay with ledger, receipts and folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ReplayBenchmark extends OwnJvm {
  /** How many cutoffs, five minutes apart. */
  @Param("10000")
  public int cutoffs;

  private Folder folder;
  private ReplayStore filled;
  private ViewOptions options;
  private Cutoffs times;
  private int runs;

  @Setup(Level.Trial)
  public void fill() throws IOException {
    folder = Folder.make();
    filled = ReplayStore.filled(folder, cutoffs);
    options = new ViewOptions(filled.store().newest(), false, null, Basis.ASSUMED);
    times = filled.cutoffs();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    filled.close();
    folder.close();
  }

  /** The forecaster and its reads, and nothing around them. */
  @Benchmark
  public double bareReads() {
    return filled.bareReads(options);
  }

  /** The same with every read logged, packed and digested. */
  @Benchmark
  public int loggedReads() {
    Forecaster forecaster = new Lags();
    int sum = 0;
    Questions questions = filled.questions(options);
    for (long cutoff : times.times()) {
      Question question = questions.at(cutoff, questions.left(cutoff));
      try (ReadLog log = new ReadLog(cutoff, filled.store()::scratch);
          AsOf view = filled.guard().asOf(question.cutoff(), options, log)) {
        forecaster.forecast(view, question);
        sum += ReadPart.digest(log.parts()).length();
      }
    }
    return sum;
  }

  /** A replay from the first question to the last line of its folder. */
  @Benchmark
  public RunSummary replay() {
    ReplayPlan plan =
        new ReplayPlan(
            "run" + runs++, false, ReplayStore.EVENT, times, options, 0, false, 1, false);
    ReplayResult result = Replay.run(filled.guard(), new LagsSource(), plan, ReplayWatcher.NONE);
    RunSummary summary = RunFolder.write(filled.guard(), result, "benchmark");
    filled.check(summary.figures().reads());
    return summary;
  }
}
