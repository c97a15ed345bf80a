package io.asofguard.benchmarks.hotpath;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;

/** Times look-ups one by one, and takes off what reading the clock costs. */
final class Latencies {
  private static final int MOST = 200_000;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int WARM_UP = 5;

  private Latencies() {}

  /** Asks the questions from the first to the last, for two seconds at most. */
  static void measure(int questions, IntToDoubleFunction lookUp) {
    long clock = clock();
    long[] nanos = new long[MOST];
    long end = System.nanoTime() + MOST_NANOS;
    int size = 0;
    double sum = 0;
    while (size < MOST && System.nanoTime() < end) {
      long begin = System.nanoTime();
      sum += lookUp.applyAsDouble(size % questions);
      nanos[size++] = Math.max(0, System.nanoTime() - begin - clock);
    }
    LookUps.hit(sum);
    long[] sorted = Arrays.copyOfRange(nanos, size / WARM_UP, size);
    Arrays.sort(sorted);
    Figures.latencies(percentile(sorted, 0.5), percentile(sorted, 0.99));
  }

  private static long clock() {
    long[] nanos = new long[MOST];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  private static double percentile(long[] sorted, double part) {
    return (double) sorted[(int) (part * (sorted.length - 1))];
  }
}
