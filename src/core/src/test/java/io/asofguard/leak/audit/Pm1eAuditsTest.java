package io.asofguard.leak.audit;

import static io.asofguard.leak.audit.Market.DAY;
import static io.asofguard.leak.audit.Market.HOUR;
import static io.asofguard.leak.audit.Market.rounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.law.Nanos;
import io.asofguard.leak.audit.Market.Teller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of leaking and of honest prices of the fixture's two events, a row per hour. */
class Pm1eAuditsTest {
  private static final Path FOLDER = Path.of("../../fixtures/pm1e-elon");
  private static final int WEEK_STARTS = 3 * DAY;

  private static List<Market> first;
  private static List<Market> second;

  private record Quote(double price, long known) {}

  @BeforeAll
  static void read() {
    first = markets("observations-april-3-10.csv.gz", "2026-04-10T16:00:00Z");
    second = markets("observations-april-10-17.csv.gz", "2026-04-17T16:00:00Z");
  }

  static Stream<Arguments> planted() {
    return Stream.of(
        Arguments.of("the next hour's", (Teller) (m, i, r) -> m.at(i + HOUR)),
        Arguments.of("the next hour's, 3 digits", (Teller) (m, i, r) -> rounded(m.at(i + HOUR), 3)),
        Arguments.of("the next hour's, 2 digits", (Teller) (m, i, r) -> rounded(m.at(i + HOUR), 2)),
        Arguments.of("two days ahead, 3 digits", (Teller) (m, i, r) -> ahead(m, i, 2, 3)),
        Arguments.of("two days ahead, 2 digits", (Teller) (m, i, r) -> ahead(m, i, 2, 2)),
        Arguments.of(
            "of the final day, 3 digits",
            (Teller) (m, i, r) -> rounded(m.at(m.end() - 1 - r.nextInt(DAY)), 3)),
        Arguments.of("the mean of the next day", (Teller) (m, i, r) -> meanOfTheNextDay(m, i)),
        Arguments.of(
            "a day ahead, one row in ten",
            (Teller) (m, i, r) -> m.at(r.nextInt(10) == 0 ? i + DAY : i)));
  }

  static Stream<Arguments> honest() {
    return Stream.of(
        Arguments.of("in force", (Teller) (m, i, r) -> m.at(i)),
        Arguments.of("rounded to 3 digits", (Teller) (m, i, r) -> rounded(m.at(i), 3)),
        Arguments.of("rounded to 2 digits", (Teller) (m, i, r) -> rounded(m.at(i), 2)),
        Arguments.of(
            "rounded half up", (Teller) (m, i, r) -> Math.floor(m.at(i) * 100 + 0.5) / 100),
        Arguments.of("cut to 3 digits", (Teller) (m, i, r) -> Math.floor(m.at(i) * 1000) / 1000),
        Arguments.of("cut to 2 digits", (Teller) (m, i, r) -> Math.floor(m.at(i) * 100) / 100),
        Arguments.of("rounded up", (Teller) (m, i, r) -> Math.ceil(m.at(i) * 100 - 1e-9) / 100),
        Arguments.of("stale by minutes", (Teller) (m, i, r) -> m.at(i - 1 - r.nextInt(HOUR))),
        Arguments.of(
            "of another venue",
            (Teller) (m, i, r) -> rounded(Math.abs(m.at(i) + 0.02 * r.nextGaussian()), 2)));
  }

  private static double ahead(Market market, int step, int days, int digits) {
    return rounded(market.at(step + days * DAY), digits);
  }

  private static double meanOfTheNextDay(Market market, int step) {
    double sum = 0;
    for (int i = 0; i < DAY; i++) {
      sum += market.at(step + i);
    }
    return rounded(sum / DAY, 3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void isALeak(String name, Teller teller) {
    assertThat(tested(first, teller).isLeak()).as("April 3-10: %s", tested(first, teller)).isTrue();
    assertThat(tested(second, teller).isLeak()).as("%s", tested(second, teller)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("honest")
  void isNoLeak(String name, Teller teller) {
    assertThat(tested(first, teller).isLeak()).as("%s", tested(first, teller)).isFalse();
    assertThat(tested(second, teller).isLeak()).as("%s", tested(second, teller)).isFalse();
  }

  private static FileTest tested(List<Market> markets, Teller teller) {
    return Market.tested(markets, teller, WEEK_STARTS, HOUR, new Random(1));
  }

  /** A market per bracket; the first quote comes three days before the week. */
  private static List<Market> markets(String file, String end) {
    Map<String, TreeMap<Long, Quote>> quotes = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file))),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.contains(",market_mid,"))
          .map(line -> line.split(",", -1))
          .forEach(
              cells ->
                  quotes
                      .computeIfAbsent(cells[1], entity -> new TreeMap<>())
                      .put(
                          nanos(cells[4]),
                          new Quote(Double.parseDouble(cells[6]), nanos(cells[5]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Market> markets = new ArrayList<>();
    quotes.values().forEach(of -> markets.add(market(of, nanos(end))));
    return markets;
  }

  private static Market market(TreeMap<Long, Quote> quotes, long end) {
    double[] prices = quotes.values().stream().mapToDouble(Quote::price).toArray();
    long[] lags =
        quotes.entrySet().stream().mapToLong(e -> e.getValue().known() - e.getKey()).toArray();
    long start = quotes.firstKey();
    return Market.of(start, prices, lags, (int) ((end - start) / Market.STEP));
  }

  private static long nanos(String time) {
    return Nanos.of(Instant.parse(time));
  }
}
