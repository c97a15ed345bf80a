package io.asofguard.stress;

import io.asofguard.hotpath.AddedRows;
import io.asofguard.hotpath.AsofIndex;
import io.asofguard.hotpath.Batch;
import io.asofguard.hotpath.BuildLock;
import io.asofguard.hotpath.Hit;
import io.asofguard.hotpath.IndexBuild;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.hotpath.IndexSize;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.hotpath.SeriesRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;

/** One series, whose rows are told by their parts: all of them follow from the event time. */
final class Rows {
  /** What a read says instead of an event time: there was no value, or parts of several rows. */
  static final int NONE = -1;

  static final int TORN = -2;

  /** Event times are even, from 0 to this. */
  static final int NEWEST = 198;

  static final int APPENDED = 200;
  static final int LATE = 51;

  static final LiveIndex FIRST = LiveIndex.of(built(NEWEST));

  private static final int SERIES = 1;
  private static final long SNAPSHOT = 1;

  private Rows() {}

  /** An index of all rows up to one. */
  static AsofIndex built(int newest) {
    SeriesRows rows = new SeriesRows();
    for (int event = 0; event <= newest; event += 2) {
      rows.add(event, knowledge(event), event, basis(event));
    }
    try {
      IndexFolder files = new IndexFolder(Files.createTempDirectory("asof-stress"));
      BuildLock lock = Objects.requireNonNull(files.lock());
      try (lock;
          IndexBuild build = files.begin(new IndexSize(rows.size(), 1))) {
        build.add(SERIES, rows);
        build.finish(SNAPSHOT, "00".repeat(32));
      }
      return Objects.requireNonNull(files.open().index());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LiveIndex with(int event) {
    return plus(event, event);
  }

  static LiveIndex without(int event) {
    return plus(event, Double.NaN);
  }

  private static LiveIndex plus(int event, double value) {
    AddedRows rows = new AddedRows();
    rows.add(SERIES, event, knowledge(event), value, basis(event));
    return FIRST.plus(rows, SNAPSHOT + 1);
  }

  /** The event time of the answer. */
  static int latest(LiveIndex index) {
    return at(index, Long.MAX_VALUE);
  }

  static int at(LiveIndex index, long asked) {
    Hit hit = new Hit();
    if (!index.at(SERIES, asked, Long.MAX_VALUE, hit)) {
      return NONE;
    }
    int event = (int) hit.eventTime;
    boolean whole =
        hit.value == event && hit.knowledge == knowledge(event) && hit.basis == basis(event);
    return whole ? event : TORN;
  }

  static int batch(LiveIndex index) {
    double[] values = new double[1];
    long[] eventTimes = new long[1];
    new Batch().latest(index, new int[] {SERIES}, new long[] {Long.MAX_VALUE}, values, eventTimes);
    return Double.isNaN(values[0]) ? NONE : values[0] == eventTimes[0] ? (int) values[0] : TORN;
  }

  private static long knowledge(int event) {
    return event + 5;
  }

  private static int basis(int event) {
    return event >> 1 & 3;
  }
}
