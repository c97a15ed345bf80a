package io.asofguard.examples.tweets;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How busy each hour of the week is, on average 1. An hour of the week is told by the hours since
 * noon on Friday in New York, where the weeks of these events begin.
 *
 * <p>Few weeks are known, so an hour of the week leans on the same hour of all days, and that one
 * on the mean of all hours.
 */
final class WeeklyProfile {
  private static final int DAY = 24;
  private static final double LEAN_ON_MEAN = 6;
  private static final double LEAN_ON_DAY = 6;

  private final double[] weights;

  private WeeklyProfile(double[] weights) {
    this.weights = weights;
  }

  /** From what is known of some weeks, and a rate per hour for where that is little. */
  static WeeklyProfile of(double rate, HourlyPosts... weeks) {
    double[] day = learnt(weeks, DAY, hour -> rate, LEAN_ON_MEAN);
    double[] week = learnt(weeks, CountingWeek.HOURS, hour -> day[hour % DAY], LEAN_ON_DAY);
    double mean = Arrays.stream(week).average().orElseThrow();
    return new WeeklyProfile(Arrays.stream(week).map(rateOf -> rateOf / mean).toArray());
  }

  /** Rates per hour of a cycle: what was seen, and some hours of what is expected. */
  private static double[] learnt(
      HourlyPosts[] weeks, int cycle, IntToDoubleFunction expected, double lean) {
    double[] posts = new double[cycle];
    double[] hours = new double[cycle];
    for (HourlyPosts week : weeks) {
      for (int hour = 0; hour < week.posts().length; hour++) {
        posts[hour % cycle] += week.posts()[hour];
        hours[hour % cycle]++;
      }
    }
    double[] rates = new double[cycle];
    for (int hour = 0; hour < cycle; hour++) {
      rates[hour] = (posts[hour] + lean * expected.applyAsDouble(hour)) / (hours[hour] + lean);
    }
    return rates;
  }

  double weight(int hourOfWeek) {
    return weights[hourOfWeek];
  }

  /** How many average hours the first hours of the week are worth; all of them, their number. */
  double exposure(double hours) {
    double sum = 0;
    for (int hour = 0; hour < weights.length; hour++) {
      sum += weights[hour] * Math.max(0, Math.min(1, hours - hour));
    }
    return sum;
  }
}
