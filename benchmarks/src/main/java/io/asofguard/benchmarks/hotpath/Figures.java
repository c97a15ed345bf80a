package io.asofguard.benchmarks.hotpath;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What is known of an engine beside its mean: percentiles of single look-ups in nanoseconds, bytes
 * per row of the dataset, and how many rows a second it loads. What wasn't measured is NaN.
 */
public final class Figures implements InternalProfiler {
  /** Half of all look-ups took at most so many nanoseconds. */
  public static final String P50 = "latency.p50";

  /** 99 % did. */
  public static final String P99 = "latency.p99";

  /** The engine's size by the rows. */
  public static final String SIZE = "size.row";

  /** Rows a second, from sorted arrays on the heap; the staircases are worked out before. */
  public static final String LOAD = "load.rate";

  private static double p50 = Double.NaN;
  private static double p99 = Double.NaN;
  private static double rowBytes = Double.NaN;
  private static double loadRate = Double.NaN;

  static void latencies(double half, double most) {
    p50 = half;
    p99 = most;
  }

  static void loaded(double bytesPerRow, double rowsPerSecond) {
    rowBytes = bytesPerRow;
    loadRate = rowsPerSecond;
  }

  @Override
  public String getDescription() {
    return "percentiles of single look-ups, size, and load rate of an engine";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of(
        new ScalarResult(P50, p50, "ns", AggregationPolicy.AVG),
        new ScalarResult(P99, p99, "ns", AggregationPolicy.AVG),
        new ScalarResult(SIZE, rowBytes, "B", AggregationPolicy.AVG),
        new ScalarResult(LOAD, loadRate, "rows/s", AggregationPolicy.AVG));
  }
}
