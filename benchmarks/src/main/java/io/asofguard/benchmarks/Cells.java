package io.asofguard.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What is written into a table of results. */
final class Cells {
  /** The label of bytes allocated by an operation. */
  static final String ALLOCATION = "gc.alloc.rate.norm";

  static final String NOTHING = "";

  private Cells() {}

  /** The benchmark's class and method. */
  static String name(RunResult result) {
    String full = result.getParams().getBenchmark();
    int method = full.lastIndexOf('.');
    return full.substring(full.lastIndexOf('.', method - 1) + 1);
  }

  /** What a profiler found, or nothing. */
  static String secondary(RunResult result, String label) {
    return number(found(result, label));
  }

  /** What a profiler found, or NaN. */
  @SuppressWarnings("rawtypes")
  static double found(RunResult result, String label) {
    for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith(label)) {
        return entry.getValue().getScore();
      }
    }
    return Double.NaN;
  }

  /** A parameter's value in words, or nothing. */
  static String text(@Nullable String param) {
    return param == null ? NOTHING : param.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** No decimals; nothing for NaN. */
  static String whole(double value) {
    return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%.0f", value);
  }

  /** Two decimals if it is small, one if not; nothing for NaN. */
  static String number(double value) {
    return Double.isNaN(value)
        ? NOTHING
        : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
  }
}
