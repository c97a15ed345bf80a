package io.asofguard.benchmarks;

import java.util.SplittableRandom;

/**
 * The rows of a made-up feed, always the same ones: 1,000 series in the order of knowledge time, a
 * row a second, of which 5 % speak of an instant an hour to 30 days back. A cursor: the fields are
 * those of the row that {@link #next} moved to. Times are nanoseconds since the epoch, UTC.
 */
final class FeedRows {
  static final String SOURCE = "feed";
  static final String FIELD = "market_mid";

  private static final int SERIES = 1_000;
  private static final long SEED = 20_240_101;
  static final long START = 1_704_067_200_000_000_000L;
  private static final long MICRO = 1_000;
  static final long SECOND = 1_000_000_000;
  private static final int MICROS = 1_000_000;
  private static final long HOUR_SECONDS = 3_600;
  private static final long MONTH_SECONDS = 30L * 24 * HOUR_SECONDS;
  private static final int LATE_PER_CENT = 5;
  private static final int TICKS = 10_000;

  int series;
  long eventTime;
  long knowledge;

  /** In ten-thousandths. */
  int ticks;

  private final SplittableRandom random;
  private long second;

  /** Starts before the row of a given second; feeds that don't overlap have no row in common. */
  FeedRows(long firstSecond) {
    second = firstSecond;
    random = new SplittableRandom(SEED + firstSecond);
  }

  static String entity(int series) {
    return String.format("market-%04d/b-%d", series / 10, series % 10);
  }

  static int seriesCount() {
    return SERIES;
  }

  double value() {
    return ticks / (double) TICKS;
  }

  void next() {
    series = random.nextInt(SERIES);
    knowledge = START + second++ * SECOND + random.nextInt(MICROS) * MICRO;
    eventTime = knowledge - random.nextInt(MICROS) * MICRO;
    if (random.nextInt(100) < LATE_PER_CENT) {
      eventTime -= random.nextLong(HOUR_SECONDS, MONTH_SECONDS) * SECOND;
    }
    ticks = random.nextInt(TICKS);
  }
}
