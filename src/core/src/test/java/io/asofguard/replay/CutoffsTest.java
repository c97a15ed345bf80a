package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutoffsTest {

  @Test
  void bothEndsBelongToThem() {
    assertThat(every(0, 20, 10)).containsExactly(0L, 10L, 20L);
    assertThat(every(0, 19, 10)).containsExactly(0L, 10L);
    assertThat(every(7, 7, 10)).containsExactly(7L);
    assertThat(every(-5, 5, 5)).as("before 1970").containsExactly(-5L, 0L, 5L);
  }

  @Test
  void theEndsOfTimeAreNoTrap() {
    assertThat(every(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
        .containsExactly(Long.MIN_VALUE, -1L, Long.MAX_VALUE - 1);
  }

  @Test
  void noneIsRefusedAndSoAreTooMany() {
    assertThatThrownBy(() -> every(1, 0, 1)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> every(0, 1, 0))
        .hasMessage("cutoffs need a distance of more than zero: PT0S");
    assertThatThrownBy(() -> every(0, Long.MAX_VALUE, 1)).hasMessageContaining("10000000");
  }

  @Test
  void namedOnesAreTakenOnceInOrder() {
    assertThat(Cutoffs.of(List.of(3L, 1L, 3L)).times()).containsExactly(1L, 3L);
  }

  private static List<Long> every(long from, long to, long step) {
    return Cutoffs.every(from, to, Duration.ofNanos(step)).times();
  }
}
