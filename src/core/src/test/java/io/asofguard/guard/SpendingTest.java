package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpendingTest {
  private static final Spending LIMIT = new Spending(100, 1_000);

  @Test
  void itIsReachedByReadsOrByTime() {
    assertThat(LIMIT.isReached(99, 999)).isFalse();
    assertThat(LIMIT.isReached(100, 0)).isTrue();
    assertThat(LIMIT.isReached(0, 1_000)).isTrue();
  }

  /** Some reads take no time that is counted. */
  @Test
  void twiceIsNeverReachedAtOnce() {
    assertThat(LIMIT.twice(100, 0).isReached(199, 999)).isFalse();
    assertThat(LIMIT.twice(100, 0).isReached(200, 0)).isTrue();
    assertThat(LIMIT.twice(1, 5_000).isReached(99, 9_999)).isFalse();
    assertThat(LIMIT.twice(1, 5_000).isReached(2, 10_000)).isTrue();
  }

  @Test
  void asMuchAgainIsCountedFromWhatWasSpent() {
    assertThat(LIMIT.after(100, 300)).isEqualTo(new Spending(200, 1_300));
  }
}
