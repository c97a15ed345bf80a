package io.asofguard.hotpath;

import java.util.SplittableRandom;

/** Rows of one series in every shape that a search may trip over. */
final class RandomRows {
  final SeriesRows rows;
  final SlowRows slow = new SlowRows();
  private final long base;
  private final long step;

  RandomRows(SplittableRandom random, int size) {
    base =
        new long[] {0, -5, 1_700_000_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE - size}
            [random.nextInt(5)];
    step =
        base == Long.MIN_VALUE || random.nextInt(3) == 0
            ? 1
            : base == Long.MAX_VALUE - size ? 0 : 1_000_000_007L;
    int spread = 1 + random.nextInt(size + 1);
    int retracted = random.nextInt(4) == 0 ? 50 : random.nextInt(8);
    int lateness = random.nextInt(3) == 0 ? size : 1 + random.nextInt(5);
    boolean projections = random.nextInt(4) == 0;
    for (int i = 0; i < size; i++) {
      long event = time(random.nextInt(spread));
      long known =
          projections ? time(random.nextInt(spread)) : later(event, random.nextInt(lateness));
      boolean retraction = random.nextInt(100) < retracted;
      slow.put(event, known, retraction ? Double.NaN : random.nextInt(10) / 10.0);
    }
    rows = slow.sorted();
  }

  private static long later(long event, int by) {
    long later = event + by;
    return later < event ? event : later;
  }

  private long time(int i) {
    return base + i * Math.max(1, step);
  }

  /** A time on a boundary, or right beside one. */
  long boundary(SplittableRandom random) {
    int row = random.nextInt(rows.size);
    long time = random.nextBoolean() ? rows.eventTime[row] : rows.knowledge[row];
    return time + random.nextInt(-1, 2);
  }
}
