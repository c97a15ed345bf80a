package io.asofguard.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarliestTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 1_024, 1_025, 40_000})
  void answersAsAWalkDoes(int size) {
    Random random = new Random(size);
    long[] instants = random.longs(size, 0, 4L * size).toArray();
    Earliest earliest = new Earliest(instants);
    for (int i = 0; i < 500; i++) {
      int from = random.nextInt(size);
      int to = from + 1 + random.nextInt(size - from);
      long cutoff = random.nextLong(i % 2 == 0 ? 8 : 4L * size);
      assertThat(earliest.between(from, to)).isEqualTo(least(instants, from, to));
      assertThat(earliest.lastKnown(to - 1, cutoff)).isEqualTo(last(instants, to - 1, cutoff));
    }
  }

  @Test
  void ofNoneNothingIsKnown() {
    assertThat(new Earliest(new long[0]).lastKnown(-1, Long.MAX_VALUE)).isEqualTo(-1);
  }

  @Test
  void aCutoffIsInclusive() {
    Earliest earliest = new Earliest(new long[] {5, 7});
    assertThat(earliest.lastKnown(1, 7)).isEqualTo(1);
    assertThat(earliest.lastKnown(1, 6)).isZero();
    assertThat(earliest.lastKnown(1, 4)).isEqualTo(-1);
  }

  private static long least(long[] instants, int from, int to) {
    long least = Long.MAX_VALUE;
    for (int i = from; i < to; i++) {
      least = Math.min(least, instants[i]);
    }
    return least;
  }

  private static int last(long[] instants, int upTo, long cutoff) {
    int at = upTo;
    while (at >= 0 && instants[at] > cutoff) {
      at--;
    }
    return at;
  }
}
