package io.asofguard.benchmarks.hotpath;

import static io.asofguard.benchmarks.hotpath.AdverseSeries.PAUSE;
import static io.asofguard.benchmarks.hotpath.AdverseSeries.start;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How rows spread over series, and what {@code at} is asked of them. */
public enum Shape {
  /** Series of 10,000 rows. */
  UNIFORM {
    @Override
    int[] sizes(int rows) {
      return equal(Math.max(1, rows / 10_000), Math.min(rows, 10_000));
    }
  },

  /** Ten long series. */
  LONG {
    @Override
    int[] sizes(int rows) {
      return equal(10, rows / 10);
    }
  },

  /** Sizes fall with the rank; most series have a few rows. */
  ZIPF {
    @Override
    int[] sizes(int rows) {
      int series = rows / 50;
      double harmonic = 0;
      for (int rank = 1; rank <= series; rank++) {
        harmonic += 1.0 / rank;
      }
      int[] sizes = new int[series];
      for (int rank = 1; rank <= series; rank++) {
        sizes[rank - 1] = Math.max(1, (int) (rows / harmonic / rank));
      }
      return sizes;
    }
  },

  /** Series of ten rows. */
  MANY_SERIES {
    @Override
    int[] sizes(int rows) {
      return equal(rows / 10, 10);
    }
  },

  /** All rows in one series: what the ones below are to be compared with. */
  SINGLE {
    @Override
    int[] sizes(int rows) {
      return equal(1, rows);
    }
  },

  /** The newer half of the event times is known late; asked about before. */
  LATE_HALF {
    @Override
    int[] sizes(int rows) {
      return equal(1, rows);
    }

    @Override
    SeriesRows make(int series, int size, int total) {
      return AdverseSeries.late(size, size / 2, size);
    }

    @Override
    Ask at(SeriesRows rows, SplittableRandom random) {
      return late(rows.size(), rows.size() / 2, rows.size(), random);
    }
  },

  /** All event times but the oldest and the newest 5 % are known late; asked about before. */
  LATE_MIDDLE {
    @Override
    int[] sizes(int rows) {
      return equal(1, rows);
    }

    @Override
    SeriesRows make(int series, int size, int total) {
      return AdverseSeries.late(size, size / 20, size - size / 20);
    }

    @Override
    Ask at(SeriesRows rows, SplittableRandom random) {
      return late(rows.size(), rows.size() / 20, rows.size() - rows.size() / 20, random);
    }
  },

  /** The newest event times, a tenth of the rows, are all retracted; asked about afterwards. */
  RETRACTED_TOP {
    @Override
    int[] sizes(int rows) {
      return equal(1, rows);
    }

    @Override
    SeriesRows make(int series, int size, int total) {
      return AdverseSeries.retractedTop(size);
    }

    @Override
    Ask at(SeriesRows rows, SplittableRandom random) {
      int events = rows.size() - rows.size() / 10;
      long from = start(events - rows.size() / 10 + 1);
      long known = rows.lastKnown;
      return Ask.within(from, start(events), known, known + PAUSE, random);
    }
  },

  /** All rows are revisions of one event time. */
  ONE_EVENT {
    @Override
    int[] sizes(int rows) {
      return equal(1, rows);
    }

    @Override
    SeriesRows make(int series, int size, int total) {
      return AdverseSeries.oneEvent(size);
    }

    @Override
    Ask at(SeriesRows rows, SplittableRandom random) {
      return Ask.within(start(0), rows.lastKnown, rows.firstKnown, rows.lastKnown, random);
    }
  };

  /** How many rows each series has, of about so many in all. */
  abstract int[] sizes(int rows);

  /** The rows of one series, always the same. */
  SeriesRows make(int series, int size, int total) {
    return FeedSeries.make(series, size, total);
  }

  /** A question for {@code at}; by its cutoff, it may turn out to have no answer. */
  Ask at(SeriesRows rows, SplittableRandom random) {
    return Ask.at(rows, random);
  }

  private static int[] equal(int series, int rows) {
    int[] sizes = new int[series];
    Arrays.fill(sizes, rows);
    return sizes;
  }

  private static Ask late(int size, int from, int to, SplittableRandom random) {
    long timely = start(size + 2);
    return Ask.within(start(from), start(to), timely, timely + PAUSE / 2, random);
  }
}
