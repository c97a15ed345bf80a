package io.asofguard.benchmarks;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.backfill.BackfillDiff;
import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.Comparisons;
import io.asofguard.backfill.SeriesDiff;
import io.asofguard.backfill.StagePlan;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.ingest.Declarations;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.ImportOptions;
import io.asofguard.ingest.Importer;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.replay.Cutoffs;
import io.asofguard.replay.Replay;
import io.asofguard.replay.ReplayPlan;
import io.asofguard.replay.ReplayResult;
import io.asofguard.replay.ReplayWatcher;
import io.asofguard.replay.RunFigures;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * A backfill of half of the feed's series, from its file to its rollback, each step once, while
 * readers read on. Not JMH's: each step needs the one before.
 */
final class BackfillFigures {
  private static final int READERS = 4;
  private static final int CHANGED_OF = 100;
  private static final double SECOND = 1e9;
  private static final String NAME = "half";
  private static final String EVENT = "markets";
  private static final int BRACKETS = 26;
  private static final int CUTOFFS = 10_000;
  private static final Instant CUTOFF = Instant.parse("2024-03-01T00:00:00Z");

  private final Folder folder;
  private final Store store;
  private final int rows;
  private final List<List<String>> lines = new ArrayList<>();

  private BackfillFigures(Folder folder, int rows) {
    this.folder = folder;
    this.rows = rows;
    this.store = Store.open(folder.resolve("store"), StoreClock.system());
  }

  /** A step of the backfill; gives the rows that it was about. */
  private interface Step {
    long run() throws IOException;
  }

  static Table run(int rows) throws IOException {
    try (Folder folder = Folder.make()) {
      BackfillFigures figures = new BackfillFigures(folder, rows);
      figures.all();
      return new Table(
          List.of("step", "rows", "seconds", "rows/s", "peak MiB", "slowest read ms"),
          figures.lines);
    }
  }

  private void all() throws IOException {
    Path live = write("live.csv", 1_000, 0);
    Path staged = write("staged.csv", 500, CHANGED_OF);
    step("import the live rows", () -> importFile(live));
    Backfills backfills = new Backfills(store);
    step(
        "stage",
        () ->
            backfills
                .stage(plan(), List.of(staged.toString()), FileOptions.PLAIN, Progress.NONE)
                .stored());
    step("diff", this::diff);
    step("forecasts that read the series", this::forecast);
    step("diff with them", this::diff);
    readWhile("publish", () -> backfills.publish(NAME, false).rows());
    readWhile(
        "rollback",
        () -> {
          backfills.rollback(NAME, "benchmark");
          return 0;
        });
    store.close();
  }

  /** The first so many series of the feed; one value of so many is another, 0 for none. */
  private Path write(String name, int series, int changedOf) throws IOException {
    byte[][] keys = new byte[series][];
    for (int i = 0; i < series; i++) {
      keys[i] = CsvWriter.key(FeedRows.SOURCE, FeedRows.entity(i), FeedRows.FIELD);
    }
    Path file = folder.resolve(name);
    FeedRows row = new FeedRows(0);
    try (CsvWriter out = new CsvWriter(file)) {
      for (int i = 0; i < rows; i++) {
        row.next();
        if (row.series < series) {
          boolean changed = changedOf > 0 && i % changedOf == 0;
          out.row(
              keys[row.series], row.eventTime, row.knowledge, changed ? row.ticks / 2 : row.ticks);
        }
      }
    }
    return file;
  }

  /** The first 500 series: market-0000 to market-0049. */
  private static StagePlan plan() {
    return new StagePlan(
        NAME,
        FeedRows.SOURCE,
        "market-00[0-4]*",
        FeedRows.FIELD,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        "benchmark");
  }

  private long importFile(Path file) {
    return new Importer(store, ImportOptions.DEFAULT, Progress.NONE)
        .importFile(file.toString())
        .stored();
  }

  /** Cutoffs in the last third of the feed; gives the reads. */
  private long forecast() {
    Declarations declarations = new Declarations(store);
    long end = FeedRows.START + rows * FeedRows.SECOND;
    for (int i = 0; i < BRACKETS; i++) {
      declarations.milestone(
          EVENT, MilestoneKind.EVENT_END, end, FeedRows.entity(i), null, "benchmark");
    }
    long apart = rows * FeedRows.SECOND / 3 / CUTOFFS;
    List<Long> cutoffs = LongStream.range(-CUTOFFS, 0).map(i -> end + i * apart).boxed().toList();
    ViewOptions options = new ViewOptions(store.newest(), false, null, Basis.ASSUMED);
    ReplayPlan plan =
        new ReplayPlan("lags", false, EVENT, Cutoffs.of(cutoffs), options, 0, false, 1, false);
    AsOfGuard guard = AsOfGuard.over(store, Engine.SQL, IndexWatcher.LOG);
    ReplayResult run = Replay.run(guard, new LagsSource(), plan, ReplayWatcher.NONE);
    if (!run.isComplete()) {
      throw new IllegalStateException("failed: " + run.failures());
    }
    return RunFigures.of(store, run.run()).reads();
  }

  private long diff() {
    BackfillDiff diff = new Comparisons(store).compare(NAME, Progress.NONE);
    System.out.println(diff.forecasts().size() + " forecasts are hit");
    if (diff.differing().size() != 500) {
      throw new IllegalStateException("series that change: " + diff.differing().size());
    }
    return diff.total(SeriesDiff::live) + diff.total(SeriesDiff::staged);
  }

  private void step(String name, Step step) throws IOException {
    line(name, step, () -> "");
  }

  private void line(String name, Step step, java.util.function.Supplier<String> slowest)
      throws IOException {
    Resources.begin();
    long since = System.nanoTime();
    long count = step.run();
    double seconds = (System.nanoTime() - since) / SECOND;
    Resources.end();
    lines.add(
        List.of(
            name,
            Long.toString(count),
            String.format(Locale.ROOT, "%.2f", seconds),
            String.format(Locale.ROOT, "%.0f", count / seconds),
            String.format(Locale.ROOT, "%.0f", Resources.peakMib()),
            slowest.get()));
    System.out.println(lines.get(lines.size() - 1));
  }

  /** Each reader opens a view of the newest edition and reads by SQL, over and over. */
  private void readWhile(String name, Step step) throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong slowest = new AtomicLong();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      Thread reader = new Thread(() -> read(stop, slowest), "reader-" + i);
      reader.start();
      readers.add(reader);
    }
    slowest.set(0);
    line(
        name,
        step,
        () -> {
          stop.set(true);
          readers.forEach(BackfillFigures::join);
          return String.format(Locale.ROOT, "%.0f", slowest.get() / 1e6);
        });
  }

  private static void join(Thread reader) {
    try {
      reader.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(AtomicBoolean stop, AtomicLong slowest) {
    AsOfGuard guard = AsOfGuard.over(store, Engine.SQL, IndexWatcher.LOG);
    for (int i = 0; !stop.get(); i++) {
      long since = System.nanoTime();
      try (AsOf view = guard.asOf(CUTOFF)) {
        view.latest(new Series(FeedRows.entity(i % 1_000), FeedRows.FIELD));
      }
      slowest.accumulateAndGet(System.nanoTime() - since, Math::max);
    }
  }
}
