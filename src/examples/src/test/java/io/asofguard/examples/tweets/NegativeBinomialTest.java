package io.asofguard.examples.tweets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

  @Test
  void withShapeOneItIsGeometric() {
    NegativeBinomial geometric = new NegativeBinomial(1, 3);
    for (int k = 0; k < 40; k++) {
      assertThat(geometric.upTo(k)).isCloseTo(1 - Math.pow(0.75, k + 1), within(1e-12));
    }
  }

  @Test
  void withAGreatShapeItIsPoisson() {
    NegativeBinomial nearly = new NegativeBinomial(1e9, 2);
    double poisson = Math.exp(-2) * (1 + 2 + 2 + 8 / 6.0);
    assertThat(nearly.upTo(3)).isCloseTo(poisson, within(1e-7));
  }

  @Test
  void itsMeanAndItsVarianceAreThoseOfAGammaPoisson() {
    NegativeBinomial count = new NegativeBinomial(4.5, 30);
    double mean = 0;
    double square = 0;
    for (int k = 1; k < 1_000; k++) {
      double chance = count.upTo(k) - count.upTo(k - 1);
      mean += k * chance;
      square += (double) k * k * chance;
    }
    assertThat(mean).isCloseTo(30, within(1e-8));
    assertThat(square - mean * mean).isCloseTo(30 + 30 * 30 / 4.5, within(1e-5));
  }

  @Test
  void theLimits() {
    NegativeBinomial count = new NegativeBinomial(2, 5);
    assertThat(count.upTo(-1)).isZero();
    assertThat(count.upTo(Integer.MAX_VALUE)).isEqualTo(1);
    assertThat(count.upTo(10_000)).isCloseTo(1, within(1e-12)).isLessThanOrEqualTo(1);
    assertThat(new NegativeBinomial(2, 0).upTo(0)).isEqualTo(1);
    assertThat(new NegativeBinomial(2, 0).upTo(5)).isEqualTo(1);
    assertThat(new NegativeBinomial(1_000, 5_000).upTo(5_000)).isBetween(0.45, 0.55);
  }

  @Test
  void whatIsNoDistribution() {
    double[][] bad = {{0, 1}, {-1, 1}, {1, -1}, {Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}};
    for (double[] of : bad) {
      assertThatThrownBy(() -> new NegativeBinomial(of[0], of[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
