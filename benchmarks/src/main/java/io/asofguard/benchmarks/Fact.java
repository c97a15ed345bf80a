package io.asofguard.benchmarks;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of which the answers are known without the guard. Times are nanoseconds since the epoch,
 * UTC; the value is in ten-thousandths.
 */
record Fact(int series, long eventTime, long knowledge, int ticks) {
  static final Comparator<Fact> LATEST_FIRST =
      Comparator.comparingLong(Fact::eventTime).thenComparingLong(Fact::knowledge).reversed();

  /** The row that answers: found by looking at one after the other. */
  static @Nullable Fact latest(List<Fact> latestFirst, long cutoff) {
    for (Fact fact : latestFirst) {
      if (fact.eventTime <= cutoff && fact.knowledge <= cutoff) {
        return fact;
      }
    }
    return null;
  }

  double value() {
    return ticks / 10_000.0;
  }
}
