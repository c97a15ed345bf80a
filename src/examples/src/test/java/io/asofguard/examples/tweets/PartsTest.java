package io.asofguard.examples.tweets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.asofguard.api.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names, hours, and the profile of a week. */
class PartsTest {
  private static final CountingWeek WEEK = new CountingWeek("p", LocalDate.of(2026, 4, 3));

  /** A count at so many hours of the week, known a minute later. */
  private static Reading.Known count(double hours, double value) {
    Instant at = WEEK.start().plus(Duration.ofSeconds((long) (hours * 3600)));
    return new Reading.Known(value, at, at.plusSeconds(60));
  }

  @Test
  void theWeekOfAnEvent() {
    Instant midway = Instant.parse("2026-04-07T16:00:00Z");
    CountingWeek week = CountingWeek.of("elon-musk-of-tweets-april-3-april-10", midway);
    assertThat(week.start()).isEqualTo("2026-04-03T16:00:00Z");
    assertThat(week.hoursUntil(midway)).isEqualTo(96);
    assertThat(week.tracker().entity()).isEqualTo("elon-musk/april-3-april-10");
    assertThat(week.previous().tracker().entity()).isEqualTo("elon-musk/march-27-april-3");
    assertThatThrownBy(() -> CountingWeek.of("rain-in-april", midway))
        .hasMessageContaining("not 'rain-in-april'");
    assertThatThrownBy(() -> CountingWeek.of("x-of-tweets-mai-1-mai-8", midway))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theYearIsTheNearest() {
    assertThat(first("december-29-january-5", "2026-12-20T00:00:00Z")).isEqualTo("2026-12-29");
    assertThat(first("december-29-january-5", "2027-01-03T00:00:00Z")).isEqualTo("2026-12-29");
    assertThat(first("january-2-january-9", "2026-12-30T00:00:00Z")).isEqualTo("2027-01-02");
  }

  private static LocalDate first(String days, String cutoff) {
    return CountingWeek.of("x-of-tweets-" + days, Instant.parse(cutoff)).first();
  }

  @Test
  void brackets() {
    assertThat(Bracket.of("e/<20")).isEqualTo(new Bracket(0, 19));
    assertThat(Bracket.of("e/of/200-219")).isEqualTo(new Bracket(200, 219));
    assertThat(Bracket.of("e/500+")).isEqualTo(new Bracket(500, Integer.MAX_VALUE));
    assertThatThrownBy(() -> Bracket.of("e/yes"))
        .hasMessageContaining("no bracket of counts: 'e/yes'");
  }

  @Test
  void bracketsThatCoverAllAddUpToOneWhateverTheCount() {
    NegativeBinomial more = new NegativeBinomial(12, 80);
    List<Bracket> all = new ArrayList<>();
    all.add(new Bracket(0, 19));
    for (int low = 20; low < 500; low += 20) {
      all.add(new Bracket(low, low + 19));
    }
    all.add(new Bracket(500, Integer.MAX_VALUE));
    for (int count : new int[] {0, 137, 499, 700}) {
      double sum = all.stream().mapToDouble(bracket -> bracket.chance(count, more)).sum();
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
    assertThat(new Bracket(100, 119).chance(120, more)).isZero();
    assertThat(new Bracket(500, Integer.MAX_VALUE).chance(700, more)).isEqualTo(1);
  }

  @Test
  void postsOfWholeHours() {
    HourlyPosts posts =
        HourlyPosts.of(
            WEEK, List.of(count(0, 0), count(0.5, 2), count(1, 3), count(1.5, 7), count(2.25, 9)));
    assertThat(posts.posts()).containsExactly(3, 6);
    assertThat(posts.count()).isEqualTo(9);
    assertThat(posts.elapsed()).isEqualTo(2.25);
    assertThat(HourlyPosts.of(WEEK, List.of()).posts()).isEmpty();
    assertThat(HourlyPosts.of(WEEK, List.of(count(0, 0))).posts()).isEmpty();
  }

  @Test
  void aCountThatWasTooHighIsPutRight() {
    HourlyPosts posts =
        HourlyPosts.of(WEEK, List.of(count(0, 0), count(0.5, 24), count(1, 5), count(3, 6)));
    assertThat(posts.posts()).containsExactly(5, 1, 0);
    assertThat(posts.total()).isEqualTo(6);
  }

  @Test
  void aProfileIsFlatUntilSomethingIsKnown() {
    WeeklyProfile flat = WeeklyProfile.of(1.4, new HourlyPosts(new double[0], 0, 0));
    assertThat(flat.weight(0)).isCloseTo(1, within(1e-12));
    assertThat(flat.exposure(30.5)).isCloseTo(30.5, within(1e-9));
  }

  @Test
  void aProfileLearnsTheHourOfTheDayAndOfTheWeek() {
    double[] week = new double[CountingWeek.HOURS];
    Arrays.fill(week, 1);
    for (int day = 0; day < 7; day++) {
      week[day * 24 + 3] = 5;
    }
    week[50] = 9;
    WeeklyProfile profile = WeeklyProfile.of(1.2, new HourlyPosts(week, 0, CountingWeek.HOURS));
    assertThat(profile.weight(3)).isGreaterThan(2 * profile.weight(4));
    assertThat(profile.weight(50))
        .isGreaterThan(profile.weight(26))
        .isGreaterThan(profile.weight(49));
    assertThat(profile.weight(26)).isGreaterThan(profile.weight(25));
    assertThat(profile.exposure(CountingWeek.HOURS)).isCloseTo(CountingWeek.HOURS, within(1e-9));
    assertThat(profile.exposure(3.5) - profile.exposure(3))
        .isCloseTo(profile.weight(3) / 2, within(1e-12));
  }

  @Test
  void whatIsToCome() {
    HourlyPosts none = new HourlyPosts(new double[0], 0, 0);
    assertThat(TweetCountForecaster.toCome(none, none).mean())
        .isCloseTo(1.4 * CountingWeek.HOURS, within(1e-9));
    double[] busy = new double[84];
    Arrays.fill(busy, 3);
    assertThat(TweetCountForecaster.toCome(none, new HourlyPosts(busy, 252, 84)).mean())
        .isBetween(2 * 84.0, 3 * 84.0);
    HourlyPosts over = new HourlyPosts(busy, 252, CountingWeek.HOURS);
    assertThat(TweetCountForecaster.toCome(none, over).mean()).isCloseTo(0, within(1e-9));
  }
}
