package io.asofguard.benchmarks.hotpath;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one series by some instant: the row that counts of each event time. */
final class Known {
  private final TreeMap<Long, Row> counts = new TreeMap<>();

  /** One row more; they come in the order of knowledge time. */
  void learn(Row row) {
    if (row.retracts()) {
      counts.remove(row.eventTime());
    } else {
      counts.put(row.eventTime(), row);
    }
  }

  /** The row of the greatest event time up to this one that has a value, or null. */
  @Nullable Row at(long eventTime) {
    Map.Entry<Long, Row> found = counts.floorEntry(eventTime);
    return found == null ? null : found.getValue();
  }

  /** The row of the greatest event time that has a value, or null. */
  @Nullable Row newest() {
    Map.Entry<Long, Row> found = counts.lastEntry();
    return found == null ? null : found.getValue();
  }
}
