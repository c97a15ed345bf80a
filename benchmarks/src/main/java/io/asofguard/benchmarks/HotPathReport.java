package io.asofguard.benchmarks;

import static io.asofguard.benchmarks.Cells.ALLOCATION;
import static io.asofguard.benchmarks.Cells.NOTHING;
import static io.asofguard.benchmarks.Cells.found;
import static io.asofguard.benchmarks.Cells.name;
import static io.asofguard.benchmarks.Cells.number;
import static io.asofguard.benchmarks.Cells.secondary;
import static io.asofguard.benchmarks.Cells.text;
import static io.asofguard.benchmarks.Cells.whole;

import io.asofguard.benchmarks.hotpath.AtBenchmark;
import io.asofguard.benchmarks.hotpath.AtStagesBenchmark;
import io.asofguard.benchmarks.hotpath.BatchBenchmark;
import io.asofguard.benchmarks.hotpath.BatchStagesBenchmark;
import io.asofguard.benchmarks.hotpath.Engine;
import io.asofguard.benchmarks.hotpath.Figures;
import io.asofguard.benchmarks.hotpath.MemoryLatencyBenchmark;
import io.asofguard.benchmarks.hotpath.RebuildBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;

/** The results of the hot path's benchmarks, each beside memory's and the baseline's. */
final class HotPathReport {
  private static final String BASELINE = Engine.BASELINE.name();
  private static final String MEAN = "mean ns";
  private static final List<String> COLUMNS =
      List.of(
          "benchmark",
          "engine",
          "shape",
          "rows",
          "order",
          "threads",
          MEAN,
          "p50 ns",
          "p99 ns",
          "B/op",
          "B/row",
          "load rows/s",
          "x memory",
          "x " + text(BASELINE));
  private static final String REBUILD = RebuildBenchmark.class.getSimpleName() + ".";
  private static final String STAGES = BatchStagesBenchmark.class.getSimpleName() + ".";
  private static final String BATCH = BatchBenchmark.class.getSimpleName() + ".";
  private static final String AT = AtBenchmark.class.getSimpleName() + ".";
  private static final String AT_STAGES = AtStagesBenchmark.class.getSimpleName() + ".";
  private static final String DEPENDENT = "dependent";
  private static final String INDEPENDENT = "independent";

  private final Collection<RunResult> results;
  private final Collection<String> failed;

  /** Of what was measured, and in words what failed. */
  HotPathReport(Collection<RunResult> results, Collection<String> failed) {
    this.results = results;
    this.failed = failed;
  }

  Table table() {
    return new Table(
        COLUMNS,
        Stream.concat(results.stream().map(this::line), failed.stream().map(HotPathReport::failure))
            .toList());
  }

  private static List<String> failure(String what) {
    List<String> line = new ArrayList<>(Collections.nCopies(COLUMNS.size(), NOTHING));
    line.set(0, what);
    line.set(COLUMNS.indexOf(MEAN), "failed");
    return line;
  }

  private List<String> line(RunResult result) {
    return List.of(
        name(result),
        text(param(result, "engine")),
        text((param(result, "shape") + " " + param(result, "burden")).strip()),
        text(param(result, "rows")),
        text(param(result, "order")),
        Integer.toString(result.getParams().getThreads()),
        number(mean(result)),
        secondary(result, Figures.P50),
        secondary(result, Figures.P99),
        secondary(result, ALLOCATION),
        secondary(result, Figures.SIZE),
        whole(found(result, Figures.LOAD)),
        number(mean(result) / memory(result)),
        number(mean(result) / baseline(result)));
  }

  /** A line of as much memory, for a look-up that waits for the one before or one that doesn't. */
  private double memory(RunResult result) {
    if (name(result).startsWith(REBUILD)) {
      return Double.NaN;
    }
    boolean waits = name(result).endsWith("." + DEPENDENT) || name(result).startsWith(AT_STAGES);
    String kind = waits ? DEPENDENT : INDEPENDENT;
    return of(MemoryLatencyBenchmark.class.getSimpleName() + "." + kind, result);
  }

  private double of(String benchmark, RunResult result) {
    return results.stream()
        .filter(other -> name(other).equals(benchmark) && same(result, other, "rows"))
        .mapToDouble(HotPathReport::mean)
        .findFirst()
        .orElse(Double.NaN);
  }

  private double baseline(RunResult result) {
    if (name(result).startsWith(REBUILD)) {
      return of(REBUILD + "scan", result);
    }
    if (name(result).startsWith(STAGES)) {
      return byBaseline()
          .filter(other -> name(other).startsWith(BATCH))
          .filter(other -> "SORTED".equals(param(other, "order")))
          .filter(other -> other.getParams().getThreads() == 1)
          .filter(other -> same(result, other, "rows"))
          .mapToDouble(HotPathReport::mean)
          .findFirst()
          .orElse(Double.NaN);
    }
    String compared = name(result).startsWith(AT_STAGES) ? AT + DEPENDENT : name(result);
    return byBaseline()
        .filter(other -> name(other).equals(compared))
        .filter(other -> result.getParams().getThreads() == other.getParams().getThreads())
        .filter(other -> same(result, other, "shape"))
        .filter(other -> same(result, other, "rows"))
        .filter(other -> same(result, other, "order"))
        .mapToDouble(HotPathReport::mean)
        .findFirst()
        .orElse(Double.NaN);
  }

  private Stream<RunResult> byBaseline() {
    return results.stream().filter(result -> BASELINE.equals(param(result, "engine")));
  }

  private static boolean same(RunResult one, RunResult other, String param) {
    return param(one, param).equals(param(other, param));
  }

  private static String param(RunResult result, String name) {
    return Objects.requireNonNullElse(result.getParams().getParam(name), "");
  }

  private static double mean(RunResult result) {
    return result.getPrimaryResult().getScore();
  }
}
