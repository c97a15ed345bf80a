package io.asofguard.hotpath;

import java.util.SplittableRandom;
import java.util.TreeMap;

/** Rows of one series in every shape that a search may trip over, and the slow, obvious answers. */
final class RandomRows {
  final SeriesRows rows = new SeriesRows();
  final long base;
  final long step;
  private final TreeMap<Key, Double> facts = new TreeMap<>();

  record Key(long event, long known) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byEvent = Long.compare(event, other.event);
      return byEvent != 0 ? byEvent : Long.compare(known, other.known);
    }
  }

  record Answer(double value, long event, long known) {}

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
      facts.put(new Key(event, known), retraction ? Double.NaN : random.nextInt(10) / 10.0);
    }
    facts.forEach((key, value) -> rows.add(key.event, key.known, value, 1 + (int) (key.known & 1)));
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

  Answer at(long asked, long cutoff) {
    Answer answer = null;
    long decided = 0;
    boolean any = false;
    for (var fact :
        facts.headMap(new Key(asked, Long.MAX_VALUE), true).descendingMap().entrySet()) {
      long event = fact.getKey().event;
      if (fact.getKey().known > cutoff || (any && decided == event)) {
        continue;
      }
      if (!Double.isNaN(fact.getValue())) {
        answer = new Answer(fact.getValue(), event, fact.getKey().known);
        break;
      }
      any = true;
      decided = event;
    }
    return answer;
  }
}
