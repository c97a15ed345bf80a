package io.asofguard.leak.audit;

import static io.asofguard.leak.audit.Market.HOUR;
import static io.asofguard.leak.audit.Market.rounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.leak.audit.Market.Teller;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Files of simulated markets: of the honest ones no more may be accused, and of the planted leaks
 * no more missed, than the stated rates of error bear out. A market is a martingale that resolves,
 * quoted every five minutes on ticks that are finer near the ends.
 */
class SimulatedFilesTest {
  private static final int FILES = Boolean.getBoolean("asof.soak") ? 200 : 10;
  private static final long SEED = Long.getLong("asof.seed", 1);

  /** The level of the sign test. */
  private static final double LEVEL = SignTest.LEVEL;

  private static final int MARKETS = 5;
  private static final int STEPS = 7 * Market.DAY;
  private static final int AFTERWARDS = Market.DAY;

  private static Market market(Random random) {
    double[] prices = new double[STEPS + AFTERWARDS];
    long[] lags = new long[prices.length];
    double drift = random.nextGaussian() * 0.6 - 0.5;
    for (int i = 0; i < prices.length; i++) {
      double left = Math.max(0, STEPS - i) / (double) STEPS;
      drift += i < STEPS ? random.nextGaussian() / Math.sqrt(STEPS) : 0;
      prices[i] = left == 0 ? (drift > 0 ? 0.9995 : 0.0005) : quoted(drift / Math.sqrt(left));
      lags[i] = (50 + random.nextInt(400)) * 1_000_000L;
    }
    return Market.of(0, prices, lags, STEPS);
  }

  private static double quoted(double score) {
    return onTicks(1 / (1 + Math.exp(-1.7 * score)));
  }

  private static double onTicks(double price) {
    double half = (price < 0.04 || price > 0.96 ? 0.001 : 0.01) / 2;
    return Grid.rounded(Math.max(0.0015, Math.min(0.9985, Math.rint(price / half) * half)), 4);
  }

  /** What a file holds for a time, and how often of such files the verdict is wrong at most. */
  static Stream<Arguments> honest() {
    return Stream.of(
        file("in force", LEVEL, (m, i, r) -> m.at(i)),
        file("rounded to 2 digits", LEVEL, (m, i, r) -> rounded(m.at(i), 2)),
        file("rounded half up", LEVEL, (m, i, r) -> Math.floor(m.at(i) * 100 + 0.5) / 100),
        file("cut to 2 digits", LEVEL, (m, i, r) -> Math.floor(m.at(i) * 100) / 100),
        file("rounded to 3 digits", LEVEL, (m, i, r) -> rounded(m.at(i), 3)),
        file("stale by minutes", LEVEL, (m, i, r) -> m.at(i - 1 - r.nextInt(HOUR))),
        file("stale and rounded", LEVEL, (m, i, r) -> rounded(m.at(i - 6 * HOUR), 2)),
        file("other venue", LEVEL, (m, i, r) -> rounded(noisy(m.at(i), 0.01, r), 3)),
        file("other venue, 2 digits", LEVEL, (m, i, r) -> rounded(noisy(m.at(i), 0.02, r), 2)),
        file("noisy ticks, 1 point", 0.03, (m, i, r) -> onTicks(noisy(m.at(i), 0.01, r))),
        file("noisy ticks, 2 points", 0.04, (m, i, r) -> onTicks(noisy(m.at(i), 0.02, r))),
        file("noisy ticks, 3 points", 0.04, (m, i, r) -> onTicks(noisy(m.at(i), 0.03, r))),
        file("noisy ticks, 5 points", 0.09, (m, i, r) -> onTicks(noisy(m.at(i), 0.05, r))),
        file("of one's own", LEVEL, (m, i, r) -> r.nextDouble()));
  }

  static Stream<Arguments> planted() {
    return Stream.of(
        file("six hours ahead", 0, (m, i, r) -> m.at(i + 6 * HOUR)),
        file("a day ahead", 0, (m, i, r) -> m.at(i + 24 * HOUR)),
        file("a day ahead, 3 digits", 0, (m, i, r) -> rounded(m.at(i + 24 * HOUR), 3)),
        file("two days ahead, 2 digits", 0.02, (m, i, r) -> rounded(m.at(i + 48 * HOUR), 2)),
        file("after the resolution", 0, (m, i, r) -> m.last()),
        file("the last before the wall", 0, (m, i, r) -> m.at(STEPS - 1)),
        file("one row in ten", 0.01, (m, i, r) -> m.at(r.nextInt(10) == 0 ? i + 24 * HOUR : i)),
        file(
            "a day ahead, noisy", 0.005, (m, i, r) -> onTicks(noisy(m.at(i + 24 * HOUR), 0.01, r))),
        file(
            "half of it noisy",
            0,
            (m, i, r) -> r.nextBoolean() ? onTicks(noisy(m.at(i), 0.02, r)) : m.at(i + 24 * HOUR)));
  }

  private static Arguments file(String name, double atMost, Teller teller) {
    return Arguments.of(name, atMost, teller);
  }

  private static double noisy(double price, double noise, Random random) {
    return Math.abs(price + random.nextGaussian() * noise);
  }

  @ParameterizedTest(name = "{0}, wrong in {1} at most")
  @MethodSource("honest")
  void anHonestFileIsNotAccused(String name, double atMost, Teller teller) {
    List<Long> accused = accused(teller);
    assertThat(accused)
        .as("accused seeds of %s, from %d", name, SEED)
        .hasSizeLessThanOrEqualTo(greatest(atMost));
  }

  @ParameterizedTest(name = "{0}, wrong in {1} at most")
  @MethodSource("planted")
  void aPlantedLeakIsFound(String name, double atMost, Teller teller) {
    assertThat(accused(teller))
        .as("accused seeds of %s, from %d", name, SEED)
        .hasSizeGreaterThanOrEqualTo(FILES - greatest(atMost));
  }

  /** So many wrong verdicts and no more, but for one time in ten thousand, at a rate of them. */
  private static int greatest(double rate) {
    double exactly = Math.pow(1 - rate, FILES);
    double upTo = exactly;
    int wrong = 0;
    while (1 - upTo > 1e-4) {
      exactly *= (FILES - wrong) / (wrong + 1.0) * rate / (1 - rate);
      upTo += exactly;
      wrong++;
    }
    return wrong;
  }

  private static List<Long> accused(Teller teller) {
    LoggerFactory.getLogger(SimulatedFilesTest.class).info("-Dasof.seed={}", SEED);
    return IntStream.range(0, FILES)
        .mapToObj(i -> SEED + i)
        .filter(seed -> isAccused(teller, new Random(seed)))
        .toList();
  }

  private static boolean isAccused(Teller teller, Random random) {
    List<Market> markets = new ArrayList<>();
    for (int m = 0; m < MARKETS; m++) {
      markets.add(market(random));
    }
    return Market.tested(markets, teller, HOUR, HOUR, random).isLeak();
  }
}
