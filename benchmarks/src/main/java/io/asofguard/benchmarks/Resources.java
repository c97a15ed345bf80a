package io.asofguard.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What a long shot took beside time: the CPU seconds of all its threads, and the most memory that
 * the process had resident (on Linux; elsewhere 0). A shot says where it begins and ends, so that
 * its set-up doesn't count.
 */
public final class Resources implements InternalProfiler {
  static final String CPU = "cpu";
  static final String PEAK = "rss.peak";

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";
  private static final double KIB_PER_MIB = 1024;
  private static final double NANOS_PER_SECOND = 1e9;

  private static long cpuAtBegin;
  private static double cpuSeconds;
  private static double peakMib;

  /** The shot begins. */
  public static void begin() throws IOException {
    System.gc();
    if (Files.isWritable(CLEAR)) {
      Files.writeString(CLEAR, RESET_PEAK);
    }
    cpuAtBegin = cpuNanos();
  }

  /** The shot has ended. */
  public static void end() throws IOException {
    cpuSeconds = (cpuNanos() - cpuAtBegin) / NANOS_PER_SECOND;
    peakMib = Files.isReadable(STATUS) ? peakKib() / KIB_PER_MIB : 0;
  }

  /** The most memory of the last shot, in MiB. */
  static double peakMib() {
    return peakMib;
  }

  private static long cpuNanos() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean process
        ? process.getProcessCpuTime()
        : 0;
  }

  private static long peakKib() throws IOException {
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }

  @Override
  public String getDescription() {
    return "CPU seconds and peak resident memory of a shot";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of(
        new ScalarResult(CPU, cpuSeconds, "s", AggregationPolicy.AVG),
        new ScalarResult(PEAK, peakMib, "MiB", AggregationPolicy.MAX));
  }
}
