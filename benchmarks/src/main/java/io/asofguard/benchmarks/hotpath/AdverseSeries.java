package io.asofguard.benchmarks.hotpath;

import static io.asofguard.benchmarks.hotpath.FeedSeries.SECOND;
import static io.asofguard.benchmarks.hotpath.FeedSeries.START;
import static io.asofguard.benchmarks.hotpath.FeedSeries.jitter;
import static io.asofguard.benchmarks.hotpath.FeedSeries.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One series in which a search that steps back from the asked event time has far to go. Its event
 * times lie a second apart.
 */
final class AdverseSeries {
  /** How long it takes until what comes late begins to come. */
  static final long PAUSE = 30L * 24 * 3_600 * SECOND;

  private final SplittableRandom random = FeedSeries.random(0);
  private final List<Row> rows = new ArrayList<>();

  private AdverseSeries() {}

  /** The event times of one range, exclusive, are known only long after the last. */
  static SeriesRows late(int size, int from, int to) {
    AdverseSeries made = new AdverseSeries();
    for (int i = 0; i < size; i++) {
      made.add(i, i < from || i >= to ? start(i) : start(size + i) + PAUSE);
    }
    return SeriesRows.of(made.rows);
  }

  /** The newest tenth of all rows takes back the values of the newest event times. */
  static SeriesRows retractedTop(int size) {
    AdverseSeries made = new AdverseSeries();
    int retracted = size / 10;
    int events = size - retracted;
    for (int i = 0; i < events; i++) {
      made.add(i, start(i));
    }
    for (int i = 0; i < retracted; i++) {
      long eventTime = made.rows.get(events - retracted + i).eventTime();
      made.rows.add(new Row(eventTime, start(events + i + 1), Double.NaN));
    }
    return SeriesRows.of(made.rows);
  }

  /** All rows are revisions of one event time. */
  static SeriesRows oneEvent(int size) {
    AdverseSeries made = new AdverseSeries();
    for (int i = 0; i < size; i++) {
      made.rows.add(new Row(START, start(i + 1) + jitter(made.random), value(made.random)));
    }
    return SeriesRows.of(made.rows);
  }

  /** The second of an event, in nanoseconds since the epoch. */
  static long start(int event) {
    return START + event * SECOND;
  }

  private void add(int event, long knownFrom) {
    long eventTime = start(event) + jitter(random);
    long knowledge = knownFrom + SECOND + jitter(random);
    rows.add(new Row(eventTime, knowledge, value(random)));
  }
}
