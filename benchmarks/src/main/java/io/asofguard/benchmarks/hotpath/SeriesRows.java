package io.asofguard.benchmarks.hotpath;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

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

  private SeriesRows(long[] eventTime, long[] knowledge, double[] value) {
    this.eventTime = eventTime;
    this.knowledge = knowledge;
    this.value = value;
    firstKnown = LongStream.of(knowledge).min().orElseThrow();
    lastKnown = LongStream.of(knowledge).max().orElseThrow();
  }

  /** Of at least one row, in any order. */
  static SeriesRows of(List<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Row.BY_EVENT);
    return new SeriesRows(
        sorted.stream().mapToLong(Row::eventTime).toArray(),
        sorted.stream().mapToLong(Row::knowledge).toArray(),
        sorted.stream().mapToDouble(Row::value).toArray());
  }

  /** What {@link #to} wrote. */
  static SeriesRows from(LongBuffer written) {
    int size = (int) written.get();
    long[] eventTime = new long[size];
    long[] knowledge = new long[size];
    double[] value = new double[size];
    written.get(eventTime).get(knowledge);
    for (int i = 0; i < size; i++) {
      value[i] = Double.longBitsToDouble(written.get());
    }
    return new SeriesRows(eventTime, knowledge, value);
  }

  void to(LongBuffer written) {
    written.put(size()).put(eventTime).put(knowledge);
    for (double one : value) {
      written.put(Double.doubleToRawLongBits(one));
    }
  }

  /** How many numbers that writes. */
  int longs() {
    return 1 + 3 * size();
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
