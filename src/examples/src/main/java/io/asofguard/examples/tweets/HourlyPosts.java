package io.asofguard.examples.tweets;

import io.asofguard.api.AsOf;
import io.asofguard.api.Reading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What was known of a week's posts.
 *
 * @param posts in each whole hour since the week's start
 * @param count the newest count
 * @param elapsed the hours from the week's start to the event time of that count
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HourlyPosts(double[] posts, int count, double elapsed) {
  private static final HourlyPosts NONE = new HourlyPosts(new double[0], 0, 0);

  static HourlyPosts read(AsOf view, CountingWeek week) {
    List<Reading.Known> counts =
        view.window(
                week.tracker(),
                week.start(),
                week.start().plus(Duration.ofHours(CountingWeek.HOURS)).plusNanos(1))
            .values();
    return of(week, counts);
  }

  /** From counts, oldest event time first. */
  static HourlyPosts of(CountingWeek week, List<Reading.Known> counts) {
    if (counts.isEmpty()) {
      return NONE;
    }
    double[] least = leastFromHereOn(counts);
    double elapsed = week.hoursUntil(counts.get(least.length - 1).eventTime());
    double[] posts = new double[(int) elapsed];
    for (int i = 0; i < least.length - 1; i++) {
      int hour = (int) week.hoursUntil(counts.get(i).eventTime());
      if (hour < posts.length) {
        posts[hour] += least[i + 1] - least[i];
      }
    }
    return new HourlyPosts(posts, (int) least[least.length - 1], elapsed);
  }

  /** A count that a later one undercuts was too high. */
  private static double[] leastFromHereOn(List<Reading.Known> counts) {
    double[] least = counts.stream().mapToDouble(Reading.Known::value).toArray();
    for (int i = least.length - 2; i >= 0; i--) {
      least[i] = Math.min(least[i], least[i + 1]);
    }
    return least;
  }

  double total() {
    return Arrays.stream(posts).sum();
  }
}
