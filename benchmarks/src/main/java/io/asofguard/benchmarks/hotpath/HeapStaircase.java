package io.asofguard.benchmarks.hotpath;

import java.util.Arrays;
import java.util.stream.Stream;

/** Sorted arrays on the heap. */
final class HeapStaircase implements Peer {
  private static final int ROW_BYTES = 16;

  private final long[][] knowledge;
  private final double[][] value;

  HeapStaircase(Dataset data) {
    Staircase[] stairs = data.staircases();
    knowledge = Stream.of(stairs).map(steps -> steps.knowledge).toArray(long[][]::new);
    value = Stream.of(stairs).map(steps -> steps.value).toArray(double[][]::new);
  }

  @Override
  public double latest(int series, long cutoff) {
    int found = Arrays.binarySearch(knowledge[series], cutoff);
    int step = found >= 0 ? found : -found - 2;
    return step < 0 ? Double.NaN : value[series][step];
  }

  @Override
  public long bytes() {
    return Stream.of(knowledge).mapToLong(steps -> steps.length).sum() * ROW_BYTES;
  }
}
