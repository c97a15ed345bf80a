package io.asofguard.benchmarks.hotpath;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One series out of a feed that brings a row a second: its rows come as seldom as it has few. 5 %
 * of them revise one of the newest rows (a tenth of these take it back), 5 % speak of an instant an
 * hour to 30 days back. Always the same rows for the same series.
 */
final class FeedSeries {
  static final long START = 1_704_067_200_000_000_000L;
  static final long SECOND = 1_000_000_000;
  static final int TICKS = 10_000;

  private static final long SEED = 20_240_101;
  private static final int MICROS = 1_000_000;
  private static final long MICRO = 1_000;
  private static final long HOUR_SECONDS = 3_600;
  private static final long MONTH_SECONDS = 30L * 24 * HOUR_SECONDS;
  private static final int REVISION_PER_CENT = 5;
  private static final int LATE_PER_CENT = 5;
  private static final int RETRACTED_REVISIONS = 10;
  private static final int REVISED_BACK = 20;

  private final SplittableRandom random;
  private final double perSecond;
  private final List<Row> rows = new ArrayList<>();
  private long second;

  private FeedSeries(int series, double perSecond) {
    this.random = random(series);
    this.perSecond = perSecond;
  }

  /** So many rows of one series of a feed of {@code total} rows. */
  static SeriesRows make(int series, int size, int total) {
    FeedSeries feed = new FeedSeries(series, size / (double) total);
    for (int i = 0; i < size; i++) {
      feed.next();
    }
    return SeriesRows.of(feed.rows);
  }

  static SplittableRandom random(int series) {
    return new SplittableRandom(SEED + series);
  }

  /** Some microseconds of a second, in nanoseconds. */
  static long jitter(SplittableRandom random) {
    return random.nextInt(MICROS) * MICRO;
  }

  static double value(SplittableRandom random) {
    return random.nextInt(TICKS) / (double) TICKS;
  }

  private void next() {
    second += gap();
    long knowledge = START + second * SECOND + jitter(random);
    int kind = random.nextInt(100);
    if (kind < REVISION_PER_CENT && !rows.isEmpty()) {
      rows.add(revision(knowledge));
    } else {
      boolean late = kind >= 100 - LATE_PER_CENT;
      rows.add(new Row(eventTime(knowledge, late), knowledge, value(random)));
    }
  }

  /** How many seconds to the next row if each second of the feed is this series' by chance. */
  private long gap() {
    return perSecond >= 1
        ? 1
        : 1 + (long) (Math.log(1 - random.nextDouble()) / Math.log1p(-perSecond));
  }

  private long eventTime(long knowledge, boolean late) {
    long before = late ? random.nextLong(HOUR_SECONDS, MONTH_SECONDS) * SECOND : 0;
    return knowledge - jitter(random) - before;
  }

  private Row revision(long knowledge) {
    int back = 1 + random.nextInt(Math.min(REVISED_BACK, rows.size()));
    boolean retracts = random.nextInt(RETRACTED_REVISIONS) == 0;
    long revised = rows.get(rows.size() - back).eventTime();
    return new Row(revised, knowledge, retracts ? Double.NaN : value(random));
  }
}
