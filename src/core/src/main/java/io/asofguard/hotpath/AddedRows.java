package io.asofguard.hotpath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that were published after an index was built, in the order in which they were. Times are
 * nanoseconds since the epoch, UTC. Used by one thread.
 */
public final class AddedRows {

  /** Later in the list counts more, where both times are equal. */
  record Row(long eventTime, long knowledge, double value, int basis) {}

  private static final Comparator<Row> BY_TIMES =
      Comparator.comparingLong(Row::eventTime).thenComparingLong(Row::knowledge);

  private final Map<Integer, List<Row>> bySeries = new HashMap<>();

  /** None. */
  public AddedRows() {}

  /**
   * Adds a row.
   *
   * @param series the number of its series
   * @param eventTime the event time
   * @param knowledge the knowledge time
   * @param value the value; NaN for a retraction
   * @param basis a number from 0 to 3 that answers carry along
   */
  public void add(int series, long eventTime, long knowledge, double value, int basis) {
    bySeries
        .computeIfAbsent(series, s -> new ArrayList<>())
        .add(new Row(eventTime, knowledge, value, basis));
  }

  Iterable<Integer> series() {
    return bySeries.keySet();
  }

  List<Row> of(int series) {
    return bySeries.getOrDefault(series, List.of());
  }

  /** The rows of a series after those that were added before, in order of their times. */
  SeriesRows after(SeriesRows before, int series) {
    List<Row> rows = new ArrayList<>(before.size);
    for (int i = 0; i < before.size; i++) {
      rows.add(new Row(before.eventTime[i], before.knowledge[i], before.value[i], before.basis[i]));
    }
    rows.addAll(of(series));
    rows.sort(BY_TIMES);
    SeriesRows sorted = new SeriesRows();
    for (Row row : rows) {
      sorted.add(row.eventTime, row.knowledge, row.value, row.basis);
    }
    return sorted;
  }
}
