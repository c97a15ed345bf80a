package io.asofguard.benchmarks.hotpath;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one series as columns, by event time and then knowledge time. Times are nanoseconds
 * since the epoch, UTC; a value that is NaN is a retraction. No two rows share both times.
 */
final class SeriesRows {
  final long[] eventTime;
  final long[] knowledge;
  final double[] value;

  /** The least knowledge time. */
  final long firstKnown;

  /** The greatest knowledge time. */
  final long lastKnown;

  private SeriesRows(List<Row> rows) {
    eventTime = rows.stream().mapToLong(Row::eventTime).toArray();
    knowledge = rows.stream().mapToLong(Row::knowledge).toArray();
    value = rows.stream().mapToDouble(Row::value).toArray();
    firstKnown = rows.stream().mapToLong(Row::knowledge).min().orElseThrow();
    lastKnown = rows.stream().mapToLong(Row::knowledge).max().orElseThrow();
  }

  /** Of at least one row, in any order. */
  static SeriesRows of(List<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Row.BY_EVENT);
    return new SeriesRows(sorted);
  }

  int size() {
    return knowledge.length;
  }

  /** In the order in which they became known; sorts them anew. */
  List<Row> byKnowledge() {
    List<Row> rows = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      rows.add(new Row(eventTime[i], knowledge[i], value[i]));
    }
    rows.sort(Row.BY_KNOWLEDGE);
    return rows;
  }
}
