package io.asofguard.leak.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignTestTest {

  @Test
  void pIsTheUpperTailOfAFairCoin() {
    assertThat(Math.exp(new SignTest(10, 0).logP())).isCloseTo(1 / 1024.0, within(1e-15));
    assertThat(Math.exp(new SignTest(5, 5).logP())).isCloseTo(638 / 1024.0, within(1e-12));
    assertThat(Math.exp(new SignTest(8, 2).logP())).isCloseTo(56 / 1024.0, within(1e-12));
    assertThat(Math.exp(new SignTest(0, 7).logP())).isCloseTo(1, within(1e-12));
    assertThat(new SignTest(0, 0).p()).isEqualTo("1.00");
  }

  @Test
  void theLevelIsOneInAThousand() {
    assertThat(new SignTest(9, 0).isSignificant()).isFalse();
    assertThat(new SignTest(10, 0).isSignificant()).isTrue();
    assertThat(new SignTest(13, 1).isSignificant()).isTrue();
    assertThat(new SignTest(12, 1).isSignificant()).isFalse();
    assertThat(new SignTest(0, 1_000_000).isSignificant()).isFalse();
  }

  @Test
  void pMayBeFarTooSmallForADouble() {
    assertThat(new SignTest(10, 0).p()).isEqualTo("9.8e-4");
    assertThat(new SignTest(3_000, 0).p()).isEqualTo("8.1e-904");
    assertThat(new SignTest(500_500, 499_500).p()).isEqualTo("0.159");
    assertThat(new SignTest(1_000_000, 500_000).p()).isEqualTo("1.1e-36896");
  }
}
