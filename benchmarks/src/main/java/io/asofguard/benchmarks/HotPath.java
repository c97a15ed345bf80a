package io.asofguard.benchmarks;

import io.asofguard.benchmarks.hotpath.AtBenchmark;
import io.asofguard.benchmarks.hotpath.BatchBenchmark;
import io.asofguard.benchmarks.hotpath.Engine;
import io.asofguard.benchmarks.hotpath.Figures;
import io.asofguard.benchmarks.hotpath.Flags;
import io.asofguard.benchmarks.hotpath.LatestBenchmark;
import io.asofguard.benchmarks.hotpath.MemoryLatencyBenchmark;
import io.asofguard.benchmarks.hotpath.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  private final boolean full;
  private final List<RunResult> results = new ArrayList<>();

  private HotPath(boolean full) {
    this.full = full;
  }

  static HotPathReport run(boolean full) throws RunnerException {
    HotPath path = new HotPath(full);
    if (full) {
      path.full();
    } else {
      path.brief();
    }
    return new HotPathReport(path.results);
  }

  private void brief() throws RunnerException {
    memory(MILLION, ADVERSE_IN_SHORT);
    latest(MILLION, Shape.UNIFORM);
    at("dependent", MILLION, Shape.UNIFORM);
    at("dependent", ADVERSE_IN_SHORT, Shape.LATE_HALF);
    batch(MILLION, Engine.withBatch());
  }

  private void full() throws RunnerException {
    memory(TEN_MILLION, MILLION);
    latest(TEN_MILLION, Shape.UNIFORM, Shape.LONG, Shape.ZIPF, Shape.MANY_SERIES);
    latest(MILLION, Shape.UNIFORM);
    at("", TEN_MILLION, Shape.UNIFORM, Shape.LONG, Shape.ZIPF, Shape.MANY_SERIES);
    at(
        "",
        MILLION,
        Shape.SINGLE,
        Shape.LATE_HALF,
        Shape.LATE_MIDDLE,
        Shape.RETRACTED_TOP,
        Shape.ONE_EVENT);
    batch(TEN_MILLION, Engine.values());
    batch(MILLION, Engine.values());
  }

  private void memory(int... rows) throws RunnerException {
    String[] sizes = IntStream.of(rows).mapToObj(Integer::toString).toArray(String[]::new);
    run(options(MemoryLatencyBenchmark.class, "").param("rows", sizes));
  }

  private void latest(int rows, Shape... shapes) throws RunnerException {
    run(
        options(LatestBenchmark.class, "")
            .param("engine", names(Engine.withLatest()))
            .param("rows", Integer.toString(rows))
            .param("shape", names(shapes)));
  }

  private void at(String method, int rows, Shape... shapes) throws RunnerException {
    run(
        options(AtBenchmark.class, method)
            .param("engine", names(Engine.withAt()))
            .param("rows", Integer.toString(rows))
            .param("shape", names(shapes)));
  }

  private void batch(int rows, Engine... engines) throws RunnerException {
    run(
        options(BatchBenchmark.class, "")
            .param("engine", names(engines))
            .param("rows", Integer.toString(rows)));
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
