package io.asofguard.leak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FairPriceTest {

  @Test
  void theOneNearerToABoundIsTheLikelierToComeUpAlone() {
    assertThat(FairPrice.chance(0.4, 0.6, 0.5, 0, 1)).isEqualTo(0.5);
    assertThat(FairPrice.chance(0.0, 0.4, 0.2, 0, 1)).isCloseTo(1 / 1.4, within(1e-12));
    assertThat(FairPrice.chance(0.4, 0.0, 0.2, 0, 1)).isCloseTo(0.4 / 1.4, within(1e-12));
    assertThat(FairPrice.chance(1.0, 0.6, 0.8, 0, 1)).isCloseTo(1 / 1.4, within(1e-12));
    assertThat(FairPrice.chance(0.3, 0.5, 0.2, 0, 1)).as("on one side").isEqualTo(0.5);
    double free = Double.POSITIVE_INFINITY;
    assertThat(FairPrice.chance(20, 40, 30, 0, free)).as("without a bound").isEqualTo(0.5);
  }

  /** A walk in steps of 0.01, which is a fair game, until it ends at 0 or 1. */
  @Test
  void theChanceIsThatOfAWalkThatEndsAtABound() {
    Random random = new Random(7);
    int lower = 0;
    int upper = 0;
    while (lower + upper < 4_000) {
      boolean low = false;
      boolean high = false;
      for (int price = 10; price > 0 && price < 100; ) {
        price += random.nextBoolean() ? 1 : -1;
        low |= price == 5;
        high |= price == 15;
      }
      lower += low && !high ? 1 : 0;
      upper += high && !low ? 1 : 0;
    }
    assertThat(lower / (double) (lower + upper))
        .isCloseTo(FairPrice.chance(0.05, 0.15, 0.1, 0, 1), within(0.02));
  }

  @Test
  void twentyRowsNearABoundAreExplainedAndTwentyInTheMiddleAreNot() {
    assertThat(explained(20, 5, 0.95)).isTrue();
    assertThat(explained(20, 5, 0.6)).isFalse();
    assertThat(explained(200, 50, 0.95)).isFalse();
  }

  @Test
  void nothingExplainsAFileWhoseValuesAllComeUp() {
    assertThat(explained(20, 0, 0.95)).isFalse();
    assertThat(explained(20, 1, 0.95)).as("nor one of twenty-one").isFalse();
    assertThat(explained(19, 1, 0.95)).isTrue();
  }

  private static boolean explained(long values, long never, double chance) {
    return new FairPrice(values, never, values * chance, values * chance * (1 - chance))
        .explains(values);
  }
}
