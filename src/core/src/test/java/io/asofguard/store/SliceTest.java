package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.conformance.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  @Test
  void withoutMasksAllIsLeft() {
    assertThat(Slice.without(List.of())).containsExactly(new Slice(MIN, MAX));
  }

  @Test
  void masksAtTheEndsOfTime() {
    assertThat(Slice.without(List.of(new Slice(MIN, MAX)))).isEmpty();
    assertThat(Slice.without(List.of(new Slice(MIN, 5)))).containsExactly(new Slice(6, MAX));
    assertThat(Slice.without(List.of(new Slice(5, MAX)))).containsExactly(new Slice(MIN, 4));
    assertThat(Slice.without(List.of(new Slice(MIN, MIN), new Slice(MAX, MAX))))
        .containsExactly(new Slice(MIN + 1, MAX - 1));
  }

  @Test
  void whatIsLeftIsWhatNoMaskHolds() {
    Random random = new Random(Seeds.announced(getClass()));
    for (int round = 0; round < 20_000; round++) {
      List<Slice> masks = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        long low = random.nextInt(20);
        masks.add(new Slice(low, low + random.nextInt(8)));
      }
      List<Slice> left = Slice.without(masks);
      for (long t = -1; t < 30; t++) {
        long instant = t;
        boolean hidden = masks.stream().anyMatch(m -> m.low() <= instant && instant <= m.high());
        long holding = left.stream().filter(s -> s.low() <= instant && instant <= s.high()).count();
        assertThat(holding).as("%d left of %s: %s", t, masks, left).isEqualTo(hidden ? 0 : 1);
      }
      assertThat(left)
          .isSortedAccordingTo(
              Collections.reverseOrder(java.util.Comparator.comparingLong(Slice::low)));
    }
  }
}
