package io.asofguard.benchmarks;

import io.asofguard.benchmarks.hotpath.AtBenchmark;
import io.asofguard.benchmarks.hotpath.AtStagesBenchmark;
import io.asofguard.benchmarks.hotpath.BatchBenchmark;
import io.asofguard.benchmarks.hotpath.BatchStagesBenchmark;
import io.asofguard.benchmarks.hotpath.BetweenBenchmark;
import io.asofguard.benchmarks.hotpath.Burden;
import io.asofguard.benchmarks.hotpath.BurdenBenchmark;
import io.asofguard.benchmarks.hotpath.Engine;
import io.asofguard.benchmarks.hotpath.Figures;
import io.asofguard.benchmarks.hotpath.LatestBenchmark;
import io.asofguard.benchmarks.hotpath.MemoryLatencyBenchmark;
import io.asofguard.benchmarks.hotpath.OwnJvm;
import io.asofguard.benchmarks.hotpath.RebuildBenchmark;
import io.asofguard.benchmarks.hotpath.RetractedBenchmark;
import io.asofguard.benchmarks.hotpath.Shape;
import io.asofguard.benchmarks.hotpath.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
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
  private static final int SHORT_MILLIS = 300;
  private static final String DEPENDENT = "dependent";
  private static final String INDEPENDENT = "independent";
  private static final Shape[] UNIFORM = {Shape.UNIFORM};
  private static final Shape[] ADVERSE = {
    Shape.SINGLE, Shape.LATE_HALF, Shape.LATE_MIDDLE, Shape.RETRACTED_TOP, Shape.ONE_EVENT
  };
  private static final Engine[] OURS = {
    Engine.INDEX, Engine.INDEX_WHOLE, Engine.READER, Engine.VIEW, Engine.RECEIPTS
  };

  private final boolean full;
  private final HotPathRuns runs;
  private final Folder stores;
  private final Set<Integer> remembered = new HashSet<>();

  private HotPath(boolean full, HotPathRuns runs, Folder stores) {
    this.full = full;
    this.runs = runs;
    this.stores = stores;
  }

  /** One part of the full mode, which can be run by itself: memory's line is in each. */
  enum Part {
    /** Values in force, ten million rows. */
    LATEST {
      @Override
      void run(HotPath path) throws IOException {
        path.memory(TEN_MILLION);
        path.latest(DEPENDENT, TEN_MILLION, UNIFORM, OURS);
        path.latest(INDEPENDENT, TEN_MILLION, UNIFORM, Engine.withLatest());
        path.threads(TEN_MILLION);
        path.between(TEN_MILLION);
      }
    },
    /** Values in force, a million rows. */
    MILLION {
      @Override
      void run(HotPath path) throws IOException {
        path.memory(HotPath.MILLION);
        path.latest(DEPENDENT, HotPath.MILLION, UNIFORM, Engine.INDEX);
        path.latest(INDEPENDENT, HotPath.MILLION, UNIFORM, Engine.withLatest());
      }
    },
    /** Values in force, ten million rows in long series, in series of all sizes, in tiny ones. */
    SHAPES {
      @Override
      void run(HotPath path) throws IOException {
        path.memory(TEN_MILLION);
        Shape[] compared = {Shape.LONG, Shape.ZIPF};
        path.latest(INDEPENDENT, TEN_MILLION, compared, Engine.INDEX, Engine.LMDB, Engine.SQLITE);
        path.latest(INDEPENDENT, TEN_MILLION, new Shape[] {Shape.MANY_SERIES}, Engine.INDEX);
      }
    },
    /** Values at an event time. */
    AT {
      @Override
      void run(HotPath path) throws IOException {
        path.memory(TEN_MILLION);
        path.at(TEN_MILLION, UNIFORM, Engine.INDEX, Engine.READER, Engine.SQLITE);
      }
    },
    /** A million rows in one series, in which a simple search has far to go. */
    ADVERSE {
      @Override
      void run(HotPath path) throws IOException {
        path.memory(HotPath.MILLION);
        path.latest(INDEPENDENT, HotPath.MILLION, HotPath.ADVERSE, Engine.INDEX);
        path.at(HotPath.MILLION, HotPath.ADVERSE, Engine.INDEX, Engine.ARRAYS, Engine.SQLITE);
        path.atStages(HotPath.MILLION, Shape.SINGLE, Shape.RETRACTED_TOP, Shape.ONE_EVENT);
      }
    },
    /** Many values at once. */
    BATCH {
      @Override
      void run(HotPath path) throws IOException {
        path.memory(TEN_MILLION, HotPath.MILLION);
        path.batch(TEN_MILLION, 1, Engine.withBatch());
        path.batch(TEN_MILLION, 2, Engine.INDEX);
        path.stages(TEN_MILLION);
        path.batch(HotPath.MILLION, 1, Engine.withBatch());
      }
    },
    /** What the index costs, and what a read doesn't feel. */
    COST {
      @Override
      void run(HotPath path) throws IOException {
        path.memory(HotPath.MILLION);
        path.rebuild(TEN_MILLION);
        path.burdens(HotPath.MILLION);
        path.retracted(HotPath.MILLION);
      }
    };

    abstract void run(HotPath path) throws IOException;

    static @Nullable Part named(String word) {
      return Stream.of(values())
          .filter(part -> part.name().equalsIgnoreCase(word))
          .findFirst()
          .orElse(null);
    }
  }

  /** A little of everything; its table is in the folder after each. How many failed. */
  static int brief(Path folder, String name) throws IOException {
    HotPathRuns runs = new HotPathRuns(folder, name);
    try (Folder stores = Folder.make()) {
      new HotPath(false, runs, stores).all();
      return runs.end();
    }
  }

  /** Parts of the full mode; their table is in the folder after each benchmark. How many failed. */
  static int full(Path folder, String name, Part... parts) throws IOException {
    HotPathRuns runs = new HotPathRuns(folder, name);
    try (Folder stores = Folder.make()) {
      HotPath path = new HotPath(true, runs, stores);
      for (int i = 0; i < parts.length; i++) {
        runs.say("part %d of %d, %s".formatted(i + 1, parts.length, parts[i]));
        parts[i].run(path);
      }
      return runs.end();
    }
  }

  private void all() throws IOException {
    memory(IN_SHORT);
    latest(INDEPENDENT, IN_SHORT, UNIFORM, Engine.withLatest());
    at(IN_SHORT, UNIFORM, Engine.INDEX, Engine.SQLITE);
    at(ADVERSE_IN_SHORT, new Shape[] {Shape.LATE_HALF}, Engine.INDEX, Engine.SQLITE);
    atStages(ADVERSE_IN_SHORT, Shape.ONE_EVENT);
    batch(IN_SHORT, 1, Engine.INDEX, Engine.DUCKDB_1);
    batch(IN_SHORT, 2, Engine.INDEX);
    stages(IN_SHORT);
    rebuild(FEW_IN_SHORT);
    burdens(FEW_IN_SHORT);
    retracted(FEW_IN_SHORT);
  }

  /** Of each size once. */
  private void memory(int... sizes) throws IOException {
    for (int rows : sizes) {
      if (remembered.add(rows)) {
        each(MemoryLatencyBenchmark.class, rows, DEPENDENT, INDEPENDENT);
      }
    }
  }

  private void latest(String method, int rows, Shape[] shapes, Engine... engines)
      throws IOException {
    lookUps(LatestBenchmark.class, method, 1, rows, shapes, engines);
  }

  /** Two threads at once: whether look-ups stand in each other's way. */
  private void threads(int rows) throws IOException {
    lookUps(LatestBenchmark.class, INDEPENDENT, 2, rows, UNIFORM, Engine.INDEX, Engine.READER);
  }

  /** What work between look-ups does to them, where their lines are in the caches and where not. */
  private void between(int rows) throws IOException {
    for (BetweenBenchmark.Asked asked : BetweenBenchmark.Asked.values()) {
      for (BetweenBenchmark.Work work : BetweenBenchmark.Work.values()) {
        between(rows, asked, work, Engine.INDEX);
      }
      between(rows, asked, BetweenBenchmark.Work.NONE, Engine.READER);
      between(rows, asked, BetweenBenchmark.Work.NONE, Engine.VIEW);
    }
  }

  private void between(
      int rows, BetweenBenchmark.Asked asked, BetweenBenchmark.Work work, Engine engine)
      throws IOException {
    runs.run(
        options(BetweenBenchmark.class, INDEPENDENT, rows)
            .param("engine", engine.name())
            .param("order", asked.name())
            .param("burden", work.name()));
  }

  private void at(int rows, Shape[] shapes, Engine... engines) throws IOException {
    lookUps(AtBenchmark.class, DEPENDENT, 1, rows, shapes, engines);
  }

  private void lookUps(
      Class<?> benchmarks, String method, int threads, int rows, Shape[] shapes, Engine... engines)
      throws IOException {
    for (Engine engine : engines) {
      for (Shape shape : shapes) {
        runs.run(
            options(benchmarks, method, rows)
                .param("engine", engine.name())
                .param("shape", shape.name())
                .threads(threads));
      }
    }
  }

  private void batch(int rows, int threads, Engine... engines) throws IOException {
    for (Engine engine : engines) {
      for (BatchBenchmark.Order order : BatchBenchmark.Order.values()) {
        runs.run(
            options(BatchBenchmark.class, "latest", rows)
                .param("engine", engine.name())
                .param("order", order.name())
                .threads(threads));
      }
    }
  }

  private void stages(int rows) throws IOException {
    String[] methods = {"chunks", "buckets", "touched", "lines", "scan", "arrays"};
    each(BatchStagesBenchmark.class, rows, methods);
  }

  private void atStages(int rows, Shape... shapes) throws IOException {
    for (Shape shape : shapes) {
      for (String method : new String[] {"chunk", "group", "lines", "row"}) {
        runs.run(options(AtStagesBenchmark.class, method, rows).param("shape", shape.name()));
      }
    }
  }

  private void each(Class<?> benchmarks, int rows, String... methods) throws IOException {
    for (String method : methods) {
      runs.run(options(benchmarks, method, rows));
    }
  }

  private void rebuild(int rows) throws IOException {
    for (String method : new String[] {"scan", "rebuild", "open"}) {
      runs.run(
          new OptionsBuilder()
              .include(Main.of(RebuildBenchmark.class) + method)
              .param("rows", Integer.toString(rows))
              .jvmArgsAppend(flags())
              .addProfiler(Figures.class));
    }
  }

  private void burdens(int rows) throws IOException {
    for (Burden burden : Burden.values()) {
      runs.run(options(BurdenBenchmark.class, INDEPENDENT, rows).param("burden", burden.name()));
    }
  }

  private void retracted(int rows) throws IOException {
    for (RetractedBenchmark.Retracted burden : RetractedBenchmark.Retracted.values()) {
      runs.run(options(RetractedBenchmark.class, "latest", rows).param("burden", burden.name()));
    }
  }

  private ChainedOptionsBuilder options(Class<?> benchmarks, String method, int rows) {
    TimeValue time = full ? TimeValue.seconds(1) : TimeValue.milliseconds(SHORT_MILLIS);
    return new OptionsBuilder()
        .include(Main.of(benchmarks) + method)
        .param("rows", Integer.toString(rows))
        .jvmArgsAppend(flags())
        .warmupIterations(2)
        .warmupTime(time)
        .measurementIterations(full ? 5 : 3)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .addProfiler(Figures.class);
  }

  /** One store serves all benchmarks that only read the same rows. */
  private String[] flags() {
    return Stream.concat(
            Stream.of(OwnJvm.flags()), Stream.of("-D" + Shared.FOLDER + "=" + stores.resolve("")))
        .toArray(String[]::new);
  }
}
