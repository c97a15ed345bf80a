package io.asofguard.examples.tweets;

import io.asofguard.api.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The week in which posts count: from noon to noon in New York.
 *
 * @param person as the event's name begins
 * @param first the day on which it starts
 */
record CountingWeek(String person, LocalDate first) {
  static final int HOURS = 7 * 24;

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Pattern EVENT =
      Pattern.compile("(.+)-of-tweets-([a-z]+)-(\\d+)-[a-z]+-\\d+");

  /** The week of an event such as {@code elon-musk-of-tweets-april-3-april-10}. */
  static CountingWeek of(String event, Instant cutoff) {
    Matcher name = EVENT.matcher(event);
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "this model knows events like elon-musk-of-tweets-april-3-april-10, not '" + event + "'");
    }
    Month month = Month.valueOf(name.group(2).toUpperCase(Locale.ROOT));
    LocalDate today = cutoff.atZone(NEW_YORK).toLocalDate();
    LocalDate first = LocalDate.of(today.getYear(), month, Integer.parseInt(name.group(3)));
    return new CountingWeek(name.group(1), nearest(first, today));
  }

  /** The name has no year. */
  private static LocalDate nearest(LocalDate first, LocalDate today) {
    long ahead = first.toEpochDay() - today.toEpochDay();
    return first.plusYears(ahead > 183 ? -1 : ahead < -183 ? 1 : 0);
  }

  CountingWeek previous() {
    return new CountingWeek(person, first.minusDays(7));
  }

  Instant start() {
    return first.atTime(12, 0).atZone(NEW_YORK).toInstant();
  }

  double hoursUntil(Instant instant) {
    return Duration.between(start(), instant).toNanos() / 3.6e12;
  }

  /** The count that the tracker publishes. */
  Series tracker() {
    return Series.of(person + "/" + day(first) + "-" + day(first.plusDays(7)), "tweet_count");
  }

  private static String day(LocalDate date) {
    return date.getMonth().name().toLowerCase(Locale.ROOT) + "-" + date.getDayOfMonth();
  }
}
