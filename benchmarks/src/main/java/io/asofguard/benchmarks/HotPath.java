package io.asofguard.benchmarks;

import io.asofguard.benchmarks.hotpath.AtBenchmark;
import io.asofguard.benchmarks.hotpath.BatchBenchmark;
import io.asofguard.benchmarks.hotpath.BurdenBenchmark;
import io.asofguard.benchmarks.hotpath.Engine;
import io.asofguard.benchmarks.hotpath.FactStore;
import io.asofguard.benchmarks.hotpath.Figures;
import io.asofguard.benchmarks.hotpath.Flags;
import io.asofguard.benchmarks.hotpath.LatestBenchmark;
import io.asofguard.benchmarks.hotpath.MemoryLatencyBenchmark;
import io.asofguard.benchmarks.hotpath.RebuildBenchmark;
import io.asofguard.benchmarks.hotpath.RetractedBenchmark;
import io.asofguard.benchmarks.hotpath.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Which of the hot path's benchmarks run, in the short mode and in the full one. */
final class HotPath {
  private static final int TEN_MILLION = 10_000_000;
  private static final int MILLION = 1_000_000;
  private static final int IN_SHORT = 300_000;
  private static final int FEW_IN_SHORT = 100_000;
  private static final int ADVERSE_IN_SHORT = 20_000;
  private static final Shape[] UNIFORM = {Shape.UNIFORM};
  private static final Shape[] ADVERSE = {
    Shape.SINGLE, Shape.LATE_HALF, Shape.LATE_MIDDLE, Shape.RETRACTED_TOP, Shape.ONE_EVENT
  };
  private static final Engine[] OURS = {
    Engine.INDEX, Engine.INDEX_WHOLE, Engine.READER, Engine.VIEW, Engine.RECEIPTS
  };

  private final boolean full;
  private final Path folder;
  private final String name;
  private final Folder stores;
  private final Instant begin = Instant.now();
  private final List<RunResult> results = new ArrayList<>();
  private final Set<Integer> remembered = new HashSet<>();

  private HotPath(boolean full, Path folder, String name, Folder stores) {
    this.full = full;
    this.folder = folder;
    this.name = name;
    this.stores = stores;
  }

  /** One part of the full mode, which can be run by itself: memory's line is in each. */
  enum Part {
    /** Values in force, ten million rows. */
    LATEST {
      @Override
      void run(HotPath path) throws RunnerException, IOException {
        path.memory(TEN_MILLION);
        path.latest("dependent", TEN_MILLION, UNIFORM, OURS);
        path.latest("independent", TEN_MILLION, UNIFORM, Engine.withLatest());
        path.threads(TEN_MILLION);
      }
    },
    /** Values in force, a million rows. */
    MILLION {
      @Override
      void run(HotPath path) throws RunnerException, IOException {
        path.memory(HotPath.MILLION);
        path.latest("dependent", HotPath.MILLION, UNIFORM, OURS);
        path.latest("independent", HotPath.MILLION, UNIFORM, Engine.withLatest());
      }
    },
    /** Values in force, ten million rows in long series, in series of all sizes, in tiny ones. */
    SHAPES {
      @Override
      void run(HotPath path) throws RunnerException, IOException {
        path.memory(TEN_MILLION);
        Shape[] compared = {Shape.LONG, Shape.ZIPF};
        path.latest("independent", TEN_MILLION, compared, Engine.INDEX, Engine.LMDB, Engine.SQLITE);
        path.latest("independent", TEN_MILLION, new Shape[] {Shape.MANY_SERIES}, Engine.INDEX);
      }
    },
    /** Values at an event time. */
    AT {
      @Override
      void run(HotPath path) throws RunnerException, IOException {
        path.memory(TEN_MILLION);
        path.at(TEN_MILLION, UNIFORM, Engine.INDEX, Engine.READER, Engine.SQLITE);
      }
    },
    /** A million rows in one series, in which a simple search has far to go. */
    ADVERSE {
      @Override
      void run(HotPath path) throws RunnerException, IOException {
        path.memory(HotPath.MILLION);
        path.latest("independent", HotPath.MILLION, HotPath.ADVERSE, Engine.INDEX);
        path.at(HotPath.MILLION, HotPath.ADVERSE, Engine.INDEX, Engine.ARRAYS, Engine.SQLITE);
      }
    },
    /** Many values at once. */
    BATCH {
      @Override
      void run(HotPath path) throws RunnerException, IOException {
        path.memory(TEN_MILLION, HotPath.MILLION);
        path.batch(TEN_MILLION, Engine.withBatch());
        path.batch(HotPath.MILLION, Engine.withBatch());
      }
    },
    /** What the index costs, and what a read doesn't feel. */
    COST {
      @Override
      void run(HotPath path) throws RunnerException, IOException {
        path.memory(HotPath.MILLION);
        path.rebuild(TEN_MILLION);
        path.burdens(HotPath.MILLION);
        path.retracted(HotPath.MILLION);
      }
    };

    abstract void run(HotPath path) throws RunnerException, IOException;

    static @Nullable Part named(String word) {
      return Stream.of(values())
          .filter(part -> part.name().equalsIgnoreCase(word))
          .findFirst()
          .orElse(null);
    }
  }

  /** A little of everything; its table is in the folder after each benchmark. */
  static void brief(Path folder, String name) throws RunnerException, IOException {
    try (Folder stores = Folder.make()) {
      HotPath path = new HotPath(false, folder, name, stores);
      path.all();
      path.table().write(folder, name);
    }
  }

  /** Parts of the full mode; their table is in the folder after each benchmark. */
  static void full(Path folder, String name, Part... parts) throws RunnerException, IOException {
    try (Folder stores = Folder.make()) {
      HotPath path = new HotPath(true, folder, name, stores);
      for (int i = 0; i < parts.length; i++) {
        path.say("part %d of %d, %s".formatted(i + 1, parts.length, parts[i]));
        parts[i].run(path);
      }
      path.table().write(folder, name);
    }
  }

  private void say(String what) {
    System.out.printf(
        "%n== %s: %s; %d min so far, table so far: %s%n%n",
        name,
        what.toLowerCase(Locale.ROOT),
        Duration.between(begin, Instant.now()).toMinutes(),
        folder.resolve(name + ".md"));
  }

  private void all() throws RunnerException, IOException {
    memory(IN_SHORT);
    latest("independent", IN_SHORT, UNIFORM, Engine.withLatest());
    at(IN_SHORT, UNIFORM, Engine.INDEX, Engine.SQLITE);
    at(ADVERSE_IN_SHORT, new Shape[] {Shape.LATE_HALF}, Engine.INDEX, Engine.SQLITE);
    batch(IN_SHORT, Engine.INDEX, Engine.DUCKDB_1);
    rebuild(FEW_IN_SHORT);
    burdens(FEW_IN_SHORT);
    retracted(FEW_IN_SHORT);
  }

  /** Of each size once. */
  private void memory(int... rows) throws RunnerException, IOException {
    String[] sizes =
        IntStream.of(rows)
            .filter(remembered::add)
            .mapToObj(Integer::toString)
            .toArray(String[]::new);
    if (sizes.length > 0) {
      run(options(MemoryLatencyBenchmark.class, "").param("rows", sizes));
    }
  }

  /** One store serves all benchmarks that only read the same rows. */
  private String[] flags() {
    return Stream.concat(
            Stream.of(Flags.all()), Stream.of("-D" + FactStore.SHARED + "=" + stores.resolve("")))
        .toArray(String[]::new);
  }

  private void latest(String method, int rows, Shape[] shapes, Engine... engines)
      throws RunnerException, IOException {
    run(lookUps(LatestBenchmark.class, method, rows, shapes, engines));
  }

  /** Two threads at once: whether look-ups stand in each other's way. */
  private void threads(int rows) throws RunnerException, IOException {
    run(
        lookUps(LatestBenchmark.class, "independent", rows, UNIFORM, Engine.INDEX, Engine.READER)
            .threads(2));
  }

  private void at(int rows, Shape[] shapes, Engine... engines) throws RunnerException, IOException {
    run(lookUps(AtBenchmark.class, "dependent", rows, shapes, engines));
  }

  private ChainedOptionsBuilder lookUps(
      Class<?> benchmarks, String method, int rows, Shape[] shapes, Engine... engines) {
    return options(benchmarks, method)
        .param("engine", names(engines))
        .param("rows", Integer.toString(rows))
        .param("shape", names(shapes));
  }

  private void batch(int rows, Engine... engines) throws RunnerException, IOException {
    run(
        options(BatchBenchmark.class, "")
            .param("engine", names(engines))
            .param("rows", Integer.toString(rows)));
  }

  private void rebuild(int rows) throws RunnerException, IOException {
    run(
        new OptionsBuilder()
            .include(Main.of(RebuildBenchmark.class))
            .param("rows", Integer.toString(rows))
            .jvmArgsAppend(flags())
            .addProfiler(Figures.class));
  }

  private void burdens(int rows) throws RunnerException, IOException {
    run(options(BurdenBenchmark.class, "").param("rows", Integer.toString(rows)));
  }

  private void retracted(int rows) throws RunnerException, IOException {
    run(options(RetractedBenchmark.class, "").param("rows", Integer.toString(rows)));
  }

  private static String[] names(Enum<?>... constants) {
    return Stream.of(constants).map(Enum::name).toArray(String[]::new);
  }

  private ChainedOptionsBuilder options(Class<?> benchmarks, String method) {
    TimeValue time = full ? TimeValue.seconds(1) : TimeValue.milliseconds(300);
    return new OptionsBuilder()
        .include(Main.of(benchmarks) + method)
        .jvmArgsAppend(flags())
        .warmupIterations(full ? 3 : 2)
        .warmupTime(time)
        .measurementIterations(full ? 5 : 3)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .addProfiler(Figures.class);
  }

  /** What is measured is on disk at once: a run that is stopped has its table up to there. */
  private void run(ChainedOptionsBuilder options) throws RunnerException, IOException {
    results.addAll(Main.run(options));
    table().save(folder, name);
  }

  private Table table() {
    return new HotPathReport(results).table();
  }
}
