package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.law.Nanos;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void printsWhatInstantsPrintWithoutTrailingZeros() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    long[] scales = {1, 1_000, 1_000_000, 1_000_000_000L, 60_000_000_000L};
    for (int i = 0; i < 100_000; i++) {
      long scale = scales[i % scales.length];
      long nanos = random.nextLong() / scale * scale;
      assertThat(Times.text(nanos)).as("seed=%d", seed).isEqualTo(shortest(nanos));
    }
    for (long nanos : new long[] {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(Times.text(nanos)).isEqualTo(shortest(nanos));
    }
  }

  private static String shortest(long nanos) {
    String text = Nanos.toInstant(nanos).toString();
    return text.contains(".") ? text.replaceFirst("0+Z$", "Z") : text;
  }
}
