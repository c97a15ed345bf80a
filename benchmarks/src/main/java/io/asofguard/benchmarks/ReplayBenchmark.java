package io.asofguard.benchmarks;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ReadLog;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.Declarations;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.replay.Questions;
import io.asofguard.replay.Replay;
import io.asofguard.replay.ReplayPlan;
import io.asofguard.replay.ReplayResult;
import io.asofguard.replay.ReplayWatcher;
import io.asofguard.replay.RunFolder;
import io.asofguard.replay.RunSummary;
import io.asofguard.store.ReadPart;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ReplayBenchmark {
  private static final long START = 1_767_225_600_000_000_000L;
  private static final long STEP = 300_000_000_000L;
  private static final int ENTITIES = 26;
  private static final int READS = 10;
  private static final String EVENT = "an-event-with-a-name-of-common-length";

  /** How many cutoffs, five minutes apart. */
  @Param("10000")
  public int cutoffs;

  private Folder folder;
  private Store store;
  private AsOfGuard guard;
  private ViewOptions options;
  private Cutoffs times;
  private int runs;

  /** Reads the price in force, and those of ten, twenty … minutes before. */
  private static final class Lags implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> values = new LinkedHashMap<>();
      for (String entity : question.entities()) {
        Series series = Series.of(entity, "market_mid");
        double sum = view.latest(series).value();
        for (int lag = 1; lag < READS; lag++) {
          Instant at = question.cutoff().minusSeconds(600L * lag);
          sum += view.at(series, at).value();
        }
        values.put(entity, sum / READS);
      }
      return new Forecast(values);
    }
  }

  private static final class Source implements ForecasterSource {
    @Override
    public String name() {
      return "Lags";
    }

    @Override
    public String codeVersion() {
      return "1";
    }

    @Override
    public Forecaster open() {
      return new Lags();
    }

    @Override
    public void close() {}
  }

  /** Prices every five minutes, known a moment later, and a wall after the last. */
  @Setup(Level.Trial)
  public void fill() throws IOException {
    folder = Folder.make();
    store = Store.open(folder.resolve("store"), StoreClock.system());
    Path prices = folder.resolve("prices.csv");
    write(prices);
    new Importer(store, ImportOptions.DEFAULT, Progress.NONE).importFile(prices.toString());
    new Declarations(store)
        .milestone(EVENT, MilestoneKind.EVENT_END, at(cutoffs + 100), null, null, "benchmark");
    guard = AsOfGuard.over(store);
    options = new ViewOptions(store.newest(), false, null, Basis.ASSUMED);
    times = Cutoffs.of(LongStream.range(0, cutoffs).map(i -> at(i + 50)).boxed().toList());
    guard.edition(options).expectMany();
  }

  private static long at(long step) {
    return START + step * STEP;
  }

  private void write(Path file) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("source,entity,field,event,event_time,knowledge_time,value\n");
      for (int step = 0; step < cutoffs + 50; step++) {
        for (int entity = 0; entity < ENTITIES; entity++) {
          out.write(
              "venue,%s/%d-%d,market_mid,%s,%s,%s,%.3f\n"
                  .formatted(
                      EVENT,
                      20 * entity,
                      20 * entity + 19,
                      EVENT,
                      Nanos.text(at(step)),
                      Nanos.text(at(step) + 180_000_000L + entity),
                      random.nextDouble()));
        }
      }
    }
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    store.close();
    folder.close();
  }

  /** The forecaster and its reads, and nothing around them. */
  @Benchmark
  public double bareReads() {
    Forecaster forecaster = new Lags();
    double sum = 0;
    Questions questions = questions();
    for (long cutoff : times.times()) {
      Question question = questions.at(cutoff, questions.left(cutoff));
      try (AsOf view = guard.asOf(question.cutoff(), options)) {
        sum += forecaster.forecast(view, question).values().size();
      }
    }
    return sum;
  }

  /** The same with every read logged, packed and digested. */
  @Benchmark
  public int loggedReads() {
    Forecaster forecaster = new Lags();
    int sum = 0;
    Questions questions = questions();
    for (long cutoff : times.times()) {
      Question question = questions.at(cutoff, questions.left(cutoff));
      try (ReadLog log = new ReadLog(cutoff, store::scratch);
          AsOf view = guard.asOf(question.cutoff(), options, log)) {
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
        new ReplayPlan("run" + runs++, false, EVENT, times, options, 0, false, 1, false);
    ReplayResult result = Replay.run(guard, new Source(), plan, ReplayWatcher.NONE);
    RunSummary summary = RunFolder.write(guard, result, "benchmark");
    if (summary.figures().reads() != (long) cutoffs * ENTITIES * READS) {
      throw new IllegalStateException("not all reads were made: " + summary);
    }
    return summary;
  }

  private Questions questions() {
    Edition edition = guard.edition(options);
    return Questions.of(edition, store.catalog().entities(EVENT, edition.snapshot()), EVENT, 0);
  }
}
