package io.asofguard.replay;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The bytes of numbers that were written lately: one place for each few low bits. */
final class RecentTexts {
  private static final int BITS = 13;

  private final LongFunction<String> text;
  private final long[] numbers = new long[1 << BITS];
  private final byte[] @Nullable [] texts = new byte[1 << BITS][];

  RecentTexts(LongFunction<String> text) {
    this.text = text;
  }

  byte[] of(long number) {
    int place = (int) ((number * 0x9E3779B97F4A7C15L) >>> (64 - BITS));
    byte[] known = texts[place];
    if (known == null || numbers[place] != number) {
      known = text.apply(number).getBytes(StandardCharsets.US_ASCII);
      texts[place] = known;
      numbers[place] = number;
    }
    return known;
  }
}
