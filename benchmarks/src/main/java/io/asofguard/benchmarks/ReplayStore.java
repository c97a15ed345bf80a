package io.asofguard.benchmarks;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.Declarations;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.Questions;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;

/** An event of 26 brackets with a price every five minutes, and as many cutoffs as are wanted. */
final class ReplayStore implements AutoCloseable {
  static final String EVENT = "an-event-with-a-name-of-common-length";
  static final int ENTITIES = 26;
  private static final int BEFORE = 50;
  private static final long START = 1_767_225_600_000_000_000L;
  private static final long STEP = 300_000_000_000L;

  private final Path folder;
  private final int cutoffs;
  private final Store store;
  private final AsOfGuard guard;

  private ReplayStore(Path folder, int cutoffs) {
    this.folder = folder;
    this.cutoffs = cutoffs;
    this.store = Store.open(folder, StoreClock.system());
    this.guard = AsOfGuard.over(store);
  }

  /** One that was filled before. */
  static ReplayStore of(Path folder, int cutoffs) {
    ReplayStore filled = new ReplayStore(folder, cutoffs);
    filled.guard.edition(ViewOptions.NEWEST).expectMany();
    return filled;
  }

  /** Fills one, and builds its index: prices known a moment later, and a wall after the last. */
  static ReplayStore filled(Folder in, int cutoffs) throws IOException {
    Path prices = in.resolve("prices.csv");
    write(prices, cutoffs + BEFORE);
    ReplayStore filled = new ReplayStore(in.resolve("store"), cutoffs);
    new Importer(filled.store, ImportOptions.DEFAULT, Progress.NONE).importFile(prices.toString());
    new Declarations(filled.store)
        .milestone(EVENT, MilestoneKind.EVENT_END, at(cutoffs + 100), null, null, "benchmark");
    filled.guard.edition(ViewOptions.NEWEST).expectMany();
    return filled;
  }

  private static long at(long step) {
    return START + step * STEP;
  }

  private static void write(Path file, int steps) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("source,entity,field,event,event_time,knowledge_time,value\n");
      for (int step = 0; step < steps; step++) {
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

  Path folder() {
    return folder;
  }

  Store store() {
    return store;
  }

  AsOfGuard guard() {
    return guard;
  }

  /** Five minutes apart. */
  Cutoffs cutoffs() {
    return Cutoffs.of(LongStream.range(0, cutoffs).map(i -> at(i + BEFORE)).boxed().toList());
  }

  Questions questions(ViewOptions options) {
    Edition edition = guard.edition(options);
    return Questions.of(edition, store.catalog().entities(EVENT, edition.snapshot()), EVENT, 0);
  }

  /** A forecaster and its reads at every cutoff, and nothing around them. */
  double bareReads(ViewOptions options) {
    Forecaster forecaster = new Lags();
    double sum = 0;
    Questions questions = questions(options);
    for (long cutoff : cutoffs().times()) {
      Question question = questions.at(cutoff, questions.left(cutoff));
      try (AsOf view = guard.asOf(question.cutoff(), options)) {
        sum += forecaster.forecast(view, question).values().size();
      }
    }
    return sum;
  }

  /** That a run has made all its reads. */
  void check(long reads) {
    if (reads != (long) cutoffs * ENTITIES * Lags.READS) {
      throw new IllegalStateException("not all reads were made, but " + reads);
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
