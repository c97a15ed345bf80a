package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {

  private static final long SEED = 5318008L;

  @Test
  void agreesWithJavaToTheBitOnAMillionNumbers() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000_000; i++) {
      String text = written(random);
      double expected = Double.parseDouble(text);
      if (Double.doubleToRawLongBits(parse(text)) != Double.doubleToRawLongBits(expected)) {
        assertThat(parse(text)).as("seed=%d i=%d text=%s", SEED, i, text).isEqualTo(expected);
      }
    }
  }

  private static String written(Random random) {
    return switch (random.nextInt(6)) {
      case 0 ->
          Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7fef_ffff_ffff_ffffL));
      case 1 -> Double.toString(random.nextDouble());
      case 2 -> Long.toString(random.nextLong());
      case 3 -> "-0." + "0".repeat(random.nextInt(25)) + Math.abs(random.nextInt());
      case 4 ->
          random.nextInt(1000) + "." + random.nextInt(100_000) + "e" + (random.nextInt(60) - 30);
      default -> "0." + random.nextInt(1000);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1.5",
        ".5",
        "5.",
        "00012.50",
        "9007199254740993",
        "999999999999999999",
        "1000000000000000000",
        "0.0000000000000000000001",
        "0.00000000000000000000001",
        "1e-400",
        "4.9E-324",
        "1e+5"
      })
  void readsWhatJavaReads(String text) {
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "-",
        "e5",
        "1e",
        "1e+",
        "NaN",
        "nan",
        "inf",
        "Infinity",
        "-Infinity",
        "null",
        "None",
        "0x1p3",
        "1d",
        "1f",
        "1D",
        " 1",
        "1 ",
        "1,5",
        "1_000",
        "--1",
        "1.2.3",
        "1e5.5",
        "١"
      })
  void refusesWhatIsNoDecimalNumber(String text) {
    assertThat(parse(text)).isNaN();
  }

  @Test
  void isInfiniteBeyondTheLargestDouble() {
    assertThat(parse("1e309")).isInfinite();
  }

  private static double parse(String text) {
    char[] padded = ("7" + text + "7").toCharArray();
    return DecimalParser.parse(padded, 1, text.length());
  }
}
