package io.asofguard.benchmarks;

import static io.asofguard.benchmarks.Cells.ALLOCATION;
import static io.asofguard.benchmarks.Cells.NOTHING;
import static io.asofguard.benchmarks.Cells.name;
import static io.asofguard.benchmarks.Cells.number;
import static io.asofguard.benchmarks.Cells.secondary;
import static io.asofguard.benchmarks.Cells.text;
import static io.asofguard.benchmarks.Cells.whole;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** The results of one run as a table. */
final class Report {
  private static final List<String> COLUMNS =
      List.of(
          "benchmark",
          "shape",
          "rows",
          "threads",
          "unit",
          "mean",
          "p50",
          "p99",
          "B/op",
          "rows/s",
          "ratio to bare insert",
          "CPU s",
          "peak RSS MiB");

  private final Collection<RunResult> results;
  private final double bareRate;

  Report(Collection<RunResult> results) {
    this.results = results;
    this.bareRate =
        results.stream()
            .filter(result -> name(result).startsWith(BareInsertBenchmark.class.getSimpleName()))
            .mapToDouble(Report::rate)
            .findFirst()
            .orElse(Double.NaN);
  }

  Table table() {
    return new Table(COLUMNS, results.stream().map(this::line).toList());
  }

  private List<String> line(RunResult result) {
    BenchmarkParams params = result.getParams();
    Result<?> primary = result.getPrimaryResult();
    Statistics times = primary.getStatistics();
    double rate = rate(result);
    return List.of(
        name(result),
        text(params.getParam("shape")),
        text(params.getParam("rows")),
        Integer.toString(params.getThreads()),
        primary.getScoreUnit(),
        number(times.getMean()),
        number(times.getPercentile(50)),
        number(times.getPercentile(99)),
        secondary(result, ALLOCATION),
        rate > 0 ? whole(rate) : NOTHING,
        isImport(result) ? number(rate / bareRate) : NOTHING,
        secondary(result, Resources.CPU),
        secondary(result, Resources.PEAK));
  }

  /** Rows, or a join's probes, in a second; 0 for a read. */
  private static double rate(RunResult result) {
    BenchmarkParams params = result.getParams();
    String probes = params.getParam("probes");
    String done = probes == null ? params.getParam("rows") : probes;
    double millis = result.getPrimaryResult().getStatistics().getMean();
    return params.getParam("shape") == null ? Long.parseLong(done) / millis * 1_000 : 0;
  }

  private static boolean isImport(RunResult result) {
    BenchmarkParams params = result.getParams();
    return params.getParam("shape") == null && params.getParam("probes") == null;
  }
}
