package io.asofguard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final String NOTHING = "";

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

  /** Writes {@code NAME.csv} and {@code NAME.md}, and the latter to the terminal as well. */
  void write(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    List<List<String>> table = new ArrayList<>();
    results.forEach(result -> table.add(line(result)));
    String markdown = markdown(name, table);
    Files.writeString(folder.resolve(name + ".csv"), csv(table));
    Files.writeString(folder.resolve(name + ".md"), markdown);
    System.out.println();
    System.out.print(markdown);
    System.out.println("written to " + folder.toAbsolutePath().normalize());
  }

  private static String csv(List<List<String>> table) {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    table.forEach(line -> text.append(String.join(",", line)).append('\n'));
    return text.toString();
  }

  private static String markdown(String name, List<List<String>> table) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Mode %s; Java %s, %s %s, %d processors.%n%n"
            .formatted(
                name,
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    row(text, COLUMNS);
    row(text, COLUMNS.stream().map(column -> "---").toList());
    table.forEach(line -> row(text, line));
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
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
        rate > 0 ? String.format(Locale.ROOT, "%.0f", rate) : NOTHING,
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

  private static String name(RunResult result) {
    String full = result.getParams().getBenchmark();
    int method = full.lastIndexOf('.');
    return full.substring(full.lastIndexOf('.', method - 1) + 1);
  }

  private static String secondary(RunResult result, String label) {
    for (Map.Entry<String, ? extends Result<?>> entry : secondaries(result).entrySet()) {
      if (entry.getKey().endsWith(label)) {
        return number(entry.getValue().getScore());
      }
    }
    return NOTHING;
  }

  @SuppressWarnings("rawtypes")
  private static Map<String, ? extends Result<?>> secondaries(RunResult result) {
    Map<String, Result<?>> found = new TreeMap<>();
    for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
      found.put(entry.getKey(), entry.getValue());
    }
    return found;
  }

  private static String text(@Nullable String param) {
    return param == null ? NOTHING : param.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }
}
