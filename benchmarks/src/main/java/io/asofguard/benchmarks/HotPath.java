package io.asofguard.benchmarks;

import io.asofguard.benchmarks.hotpath.AtBenchmark;
import io.asofguard.benchmarks.hotpath.BatchBenchmark;
import io.asofguard.benchmarks.hotpath.BurdenBenchmark;
import io.asofguard.benchmarks.hotpath.Engine;
import io.asofguard.benchmarks.hotpath.Figures;
import io.asofguard.benchmarks.hotpath.Flags;
import io.asofguard.benchmarks.hotpath.LatestBenchmark;
import io.asofguard.benchmarks.hotpath.MemoryLatencyBenchmark;
import io.asofguard.benchmarks.hotpath.RebuildBenchmark;
import io.asofguard.benchmarks.hotpath.Shape;
import java.util.ArrayList;
import java.util.List;
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
  private static final int ADVERSE_IN_SHORT = 100_000;
  private static final Shape[] UNIFORM = {Shape.UNIFORM};
  private static final Shape[] OTHERS = {Shape.LONG, Shape.ZIPF, Shape.MANY_SERIES};
  private static final Shape[] ADVERSE = {
    Shape.SINGLE, Shape.LATE_HALF, Shape.LATE_MIDDLE, Shape.RETRACTED_TOP, Shape.ONE_EVENT
  };
  private static final Engine[] NEAREST = {
    Engine.INDEX,
    Engine.INDEX_WHOLE,
    Engine.READER,
    Engine.VIEW,
    Engine.RECEIPTS,
    Engine.LMDB,
    Engine.SQLITE
  };

  private final boolean full;
  private final List<RunResult> results = new ArrayList<>();

  private HotPath(boolean full) {
    this.full = full;
  }

  /** One part of the full mode, which can be run by itself: memory's line is in each. */
  enum Part {
    /** Values in force, ten million rows. */
    LATEST {
      @Override
      void run(HotPath path) throws RunnerException {
        path.memory(TEN_MILLION);
        path.latest("dependent", TEN_MILLION, UNIFORM, NEAREST);
        path.latest("independent", TEN_MILLION, UNIFORM, Engine.withLatest());
        path.threads(TEN_MILLION);
      }
    },
    /** Values in force, of fewer rows and of other shapes. */
    SHAPES {
      @Override
      void run(HotPath path) throws RunnerException {
        path.memory(TEN_MILLION, MILLION);
        path.latest("", MILLION, UNIFORM, NEAREST);
        path.latest("independent", TEN_MILLION, OTHERS, Engine.INDEX, Engine.LMDB, Engine.SQLITE);
      }
    },
    /** Values at an event time. */
    AT {
      @Override
      void run(HotPath path) throws RunnerException {
        path.memory(TEN_MILLION, MILLION);
        path.at(TEN_MILLION, UNIFORM, Engine.INDEX, Engine.READER, Engine.SQLITE);
        path.at(MILLION, ADVERSE, Engine.INDEX, Engine.ARRAYS, Engine.SQLITE);
      }
    },
    /** Many values at once. */
    BATCH {
      @Override
      void run(HotPath path) throws RunnerException {
        path.memory(TEN_MILLION, MILLION);
        path.batch(TEN_MILLION, Engine.withBatch());
        path.batch(MILLION, Engine.withBatch());
      }
    },
    /** What the index costs, and what a read doesn't feel. */
    COST {
      @Override
      void run(HotPath path) throws RunnerException {
        path.memory(MILLION);
        path.rebuild(TEN_MILLION);
        path.burdens(MILLION);
      }
    };

    abstract void run(HotPath path) throws RunnerException;

    static @Nullable Part named(String word) {
      return Stream.of(values())
          .filter(part -> part.name().equalsIgnoreCase(word))
          .findFirst()
          .orElse(null);
    }
  }

  static HotPathReport brief() throws RunnerException {
    HotPath path = new HotPath(false);
    path.all();
    return new HotPathReport(path.results);
  }

  static HotPathReport full(Part... parts) throws RunnerException {
    HotPath path = new HotPath(true);
    for (Part part : parts) {
      part.run(path);
    }
    return new HotPathReport(path.results);
  }

  /** A little of everything. */
  private void all() throws RunnerException {
    memory(MILLION);
    latest("independent", MILLION, UNIFORM, Engine.withLatest());
    at(MILLION, UNIFORM, Engine.INDEX, Engine.SQLITE);
    at(ADVERSE_IN_SHORT, new Shape[] {Shape.LATE_HALF}, Engine.INDEX, Engine.SQLITE);
    batch(MILLION, Engine.withBatch());
    rebuild(ADVERSE_IN_SHORT);
    burdens(ADVERSE_IN_SHORT);
  }

  private void memory(int... rows) throws RunnerException {
    String[] sizes = IntStream.of(rows).mapToObj(Integer::toString).toArray(String[]::new);
    run(options(MemoryLatencyBenchmark.class, "").param("rows", sizes));
  }

  private void latest(String method, int rows, Shape[] shapes, Engine... engines)
      throws RunnerException {
    run(lookUps(LatestBenchmark.class, method, rows, shapes, engines));
  }

  /** Two threads at once: whether look-ups stand in each other's way. */
  private void threads(int rows) throws RunnerException {
    run(
        lookUps(LatestBenchmark.class, "independent", rows, UNIFORM, Engine.INDEX, Engine.READER)
            .threads(2));
  }

  private void at(int rows, Shape[] shapes, Engine... engines) throws RunnerException {
    run(lookUps(AtBenchmark.class, "dependent", rows, shapes, engines));
  }

  private ChainedOptionsBuilder lookUps(
      Class<?> benchmarks, String method, int rows, Shape[] shapes, Engine... engines) {
    return options(benchmarks, method)
        .param("engine", names(engines))
        .param("rows", Integer.toString(rows))
        .param("shape", names(shapes));
  }

  private void batch(int rows, Engine... engines) throws RunnerException {
    run(
        options(BatchBenchmark.class, "")
            .param("engine", names(engines))
            .param("rows", Integer.toString(rows)));
  }

  private void rebuild(int rows) throws RunnerException {
    run(
        new OptionsBuilder()
            .include(Main.of(RebuildBenchmark.class))
            .param("rows", Integer.toString(rows))
            .jvmArgsAppend(Flags.all())
            .addProfiler(Figures.class));
  }

  private void burdens(int rows) throws RunnerException {
    run(options(BurdenBenchmark.class, "").param("rows", Integer.toString(rows)));
  }

  private static String[] names(Enum<?>... constants) {
    return Stream.of(constants).map(Enum::name).toArray(String[]::new);
  }

  private ChainedOptionsBuilder options(Class<?> benchmarks, String method) {
    TimeValue time = full ? TimeValue.seconds(1) : TimeValue.milliseconds(300);
    return new OptionsBuilder()
        .include(Main.of(benchmarks) + method)
        .jvmArgsAppend(Flags.all())
        .warmupIterations(full ? 3 : 2)
        .warmupTime(time)
        .measurementIterations(full ? 5 : 3)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .addProfiler(Figures.class);
  }

  private void run(ChainedOptionsBuilder options) throws RunnerException {
    results.addAll(Main.run(options));
  }
}
