package io.asofguard.hotpath;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of one series, and answers that are found by walking over all of them. */
final class SlowRows {
  private final TreeMap<Key, Double> facts = new TreeMap<>();

  /** Both times of a row; of two rows with the same ones, the later counts. */
  record Key(long event, long known) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byEvent = Long.compare(event, other.event);
      return byEvent != 0 ? byEvent : Long.compare(known, other.known);
    }
  }

  record Answer(double value, long event, long known) {}

  /** A value of NaN is a retraction. */
  void put(long event, long known, double value) {
    facts.put(new Key(event, known), value);
  }

  int size() {
    return facts.size();
  }

  Iterable<Map.Entry<Key, Double>> all() {
    return facts.entrySet();
  }

  /** All rows, as an index takes them. */
  SeriesRows sorted() {
    SeriesRows rows = new SeriesRows();
    facts.forEach((key, value) -> rows.add(key.event, key.known, value, basis(key.known)));
    return rows;
  }

  /** So that an answer's basis tells whose it is. */
  static int basis(long known) {
    return 1 + (int) (known & 1);
  }

  @Nullable Answer at(long asked, long cutoff) {
    boolean any = false;
    long decided = 0;
    for (var fact :
        facts.headMap(new Key(asked, Long.MAX_VALUE), true).descendingMap().entrySet()) {
      long event = fact.getKey().event;
      if (fact.getKey().known > cutoff || (any && decided == event)) {
        continue;
      }
      if (!Double.isNaN(fact.getValue())) {
        return new Answer(fact.getValue(), event, fact.getKey().known);
      }
      any = true;
      decided = event;
    }
    return null;
  }

  boolean hasRow(long cutoff) {
    return facts.keySet().stream().anyMatch(key -> key.known <= cutoff);
  }
}
