package io.asofguard.benchmarks.hotpath;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToLongFunction;

/** Loads an engine by the clock, and looks whether it answers rightly. */
final class Loading {
  private static final double NANOS_PER_SECOND = 1e9;

  /** In seconds: an engine that takes the arrays as they are loads nothing. */
  private static final double SHORTEST = 0.01;

  private static final int CHECKED = 1 << 14;
  private static final int CHECKED_AT_LEAST = 100;
  private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(3);

  private Loading() {}

  /** Notes how fast it was, if it did anything, and how large it is. */
  static <T> T timed(Dataset data, Callable<T> load, ToLongFunction<T> bytes) throws Exception {
    long begin = System.nanoTime();
    T loaded = load.call();
    double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    boolean isLoaded = seconds >= SHORTEST && !FactStore.isReused();
    double rate = isLoaded ? data.rowCount() / seconds : Double.NaN;
    Figures.loaded(bytes.applyAsLong(loaded) / (double) data.rowCount(), rate);
    return loaded;
  }

  /**
   * Compares 16,384 answers with what they must be; of an engine that doesn't get there in three
   * seconds as many as it does, and then says how many.
   */
  static void check(Questions questions, IntToDoubleFunction answer) {
    int most = Math.min(CHECKED, questions.size());
    long end = System.nanoTime() + CHECK_NANOS;
    for (int i = 0; i < most; i++) {
      if (i >= CHECKED_AT_LEAST && System.nanoTime() > end) {
        System.out.println("# checked " + i + " answers only: this engine is slow here");
        return;
      }
      questions.check(i, answer.applyAsDouble(i));
    }
  }
}
