package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.guard.Answer;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes, never a verdict: a price that stays pinned to the end of the cutoffs, which suggests a
 * wall that nobody declared; and a score that is too good beside the market's.
 */
final class Plausibility implements Detector {
  private static final String PRICE = "market_mid";
  private static final double SURE = 0.985;
  private static final double GONE = 0.005;

  /**
   * What has stood as high as this was no long shot: a bracket that always was near 0 says nothing.
   */
  private static final double CHANCE = 0.1;

  private static final int LONG = 3;
  private static final int ENOUGH = 20;
  private static final double FAR_BELOW = 0.5;

  /** Squared errors of a forecaster and of the market, over the same outcomes. */
  private static final class Score {
    private double forecaster;
    private double market;
    private int count;

    void add(double forecast, double price, double outcome) {
      forecaster += (forecast - outcome) * (forecast - outcome);
      market += (price - outcome) * (price - outcome);
      count++;
    }

    boolean isTooGood() {
      return count >= ENOUGH && forecaster < FAR_BELOW * market;
    }
  }

  @Override
  public String name() {
    return "plausibility";
  }

  @Override
  public Check check(Tested tested) {
    Checks checks = new Checks(name());
    Map<String, NavigableMap<Long, Double>> prices = prices(tested);
    boolean looked = pins(tested, prices, checks);
    looked |= score(tested, prices, checks);
    if (looked) {
      checks.saw("notes only: this detector gives no other verdict");
    } else {
      checks.notRun("too few cutoffs, prices and outcomes to tell");
    }
    return checks.done();
  }

  private static Map<String, NavigableMap<Long, Double>> prices(Tested tested) {
    Edition edition = tested.bench().copy().guard().edition(ViewOptions.NEWEST);
    Map<String, NavigableMap<Long, Double>> prices = new TreeMap<>();
    for (long cutoff : tested.cutoffs()) {
      for (String entity : tested.bench().questions().left(cutoff)) {
        Answer answer = edition.read(Series.of(entity, PRICE), cutoff, cutoff, Law.AGELESS);
        if (answer.isKnown()) {
          prices.computeIfAbsent(entity, e -> new TreeMap<>()).put(cutoff, answer.value());
        }
      }
    }
    return prices;
  }

  private static boolean pins(
      Tested tested, Map<String, NavigableMap<Long, Double>> prices, Checks checks) {
    if (prices.values().stream().noneMatch(path -> path.size() >= LONG)) {
      checks.saw("fewer than " + LONG + " cutoffs with a price: no pinned one is looked for");
      return false;
    }
    prices.forEach((entity, path) -> pinned(entity, tested.bench().wall(entity), path, checks));
    NavigableMap<Long, Double> planted = new TreeMap<>();
    tested.cutoffs().forEach(cutoff -> planted.put(cutoff, 1.0));
    Checks control = new Checks(tested.plan().event());
    pinned("planted", null, planted, control);
    caught(!control.done().findings().isEmpty(), "a price that stands at 1", checks);
    return true;
  }

  /** A note can be missed, too; but a note is no verdict, and a missed one is no doubt. */
  private static void caught(boolean caught, String planted, Checks checks) {
    checks.saw("control: a planted note was " + (caught ? "caught: " : "missed: ") + planted);
  }

  private static void pinned(
      String entity, @Nullable Wall wall, NavigableMap<Long, Double> path, Checks checks) {
    Long since = null;
    int length = 0;
    int end = path.isEmpty() ? 0 : side(path.lastEntry().getValue());
    for (Map.Entry<Long, Double> at : path.descendingMap().entrySet()) {
      if (side(at.getValue()) != end) {
        break;
      }
      since = at.getKey();
      length++;
    }
    boolean fell = end < 0 && path.values().stream().anyMatch(price -> price >= CHANCE);
    if (since != null && length >= LONG && (end > 0 || fell)) {
      checks.add(
          Finding.of(
                  Rule.PINNED_INPUT,
                  entity
                      + " stands at "
                      + (end > 0 ? SURE + " or more" : GONE + " or less")
                      + " from here to the last cutoff: was it decided by "
                      + Nanos.toInstant(since)
                      + "?")
              .of(entity)
              .about(entity, wall)
              .at(since));
    }
  }

  private static int side(double price) {
    return price >= SURE ? 1 : price <= GONE ? -1 : 0;
  }

  private static boolean score(
      Tested tested, Map<String, NavigableMap<Long, Double>> prices, Checks checks) {
    Map<String, Double> outcomes = outcomes(tested);
    Score score = new Score();
    Score planted = new Score();
    outcomes.forEach(
        (entity, outcome) ->
            prices
                .getOrDefault(entity, new TreeMap<>())
                .forEach(
                    (cutoff, price) -> {
                      Double forecast = tested.before(cutoff).values().get(entity);
                      if (forecast != null) {
                        score.add(forecast, price, outcome);
                        planted.add(outcome, price, outcome);
                      }
                    }));
    if (score.count < ENOUGH) {
      checks.saw("fewer than " + ENOUGH + " forecasts of outcomes on file: no score");
      return false;
    }
    String told =
        String.format(
            Locale.ROOT,
            "a mean squared error of %.6f, and the market's is %.6f, over %d forecasts",
            score.forecaster / score.count,
            score.market / score.count,
            score.count);
    checks.saw(told);
    if (score.isTooGood()) {
      checks.add(Finding.of(Rule.TOO_GOOD, told));
    }
    caught(planted.isTooGood() || planted.market == 0, "forecasts that equal the outcomes", checks);
    return true;
  }

  /** Outcomes that are numbers, by the newest edition: the operator may know them. */
  private static Map<String, Double> outcomes(Tested tested) {
    Map<String, Double> outcomes = new HashMap<>();
    tested
        .bench()
        .outcomes()
        .forEach(
            (entity, text) -> {
              if (List.of("0", "1").contains(text)) {
                outcomes.put(entity, Double.valueOf(text));
              }
            });
    return outcomes;
  }
}
