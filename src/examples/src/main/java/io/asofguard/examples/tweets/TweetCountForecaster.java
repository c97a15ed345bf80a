package io.asofguard.examples.tweets;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Chances of brackets of a week's posts: a negative binomial for the posts to come, from the rate
 * so far and a profile of the week, blended with the market.
 *
 * <p>The rate is a gamma distribution, from the week before and this week so far. Posts come in
 * bursts, so their number says as much as a third of it would if they came one by one. The chances
 * of the asked brackets add up to 1. The same view gives the same bits on every machine.
 */
public final class TweetCountForecaster implements Forecaster {
  private static final double RATE = 1.4;
  private static final double HOURS_OF_PRIOR = 48;
  private static final double BURST = 3;
  private static final double MARKET = 0.7;
  private static final double LEAST = 0.0005;
  private static final Duration FRESH = Duration.ofHours(1);

  /** A forecaster, as the command line makes it. */
  public TweetCountForecaster() {}

  /**
   * Forecasts the brackets of an event such as {@code elon-musk-of-tweets-april-3-april-10}.
   *
   * @throws IllegalArgumentException if the event or an entity has another kind of name
   */
  @Override
  public Forecast forecast(AsOf view, Question question) {
    CountingWeek week = CountingWeek.of(question.event(), question.cutoff());
    HourlyPosts now = HourlyPosts.read(view, week);
    NegativeBinomial more = toCome(HourlyPosts.read(view, week.previous()), now);
    Map<String, Double> model =
        shares(question, entity -> LEAST + Bracket.of(entity).chance(now.count(), more));
    return new Forecast(blended(model, prices(view, question)));
  }

  /** The posts between the newest count and the end of the week. */
  static NegativeBinomial toCome(HourlyPosts before, HourlyPosts now) {
    double rate =
        (before.total() + RATE * HOURS_OF_PRIOR) / (before.posts().length + HOURS_OF_PRIOR);
    WeeklyProfile profile = WeeklyProfile.of(rate, before, now);
    double gone = profile.exposure(now.elapsed());
    double shape = (now.count() + rate * HOURS_OF_PRIOR) / BURST;
    double perHour = shape * BURST / (gone + HOURS_OF_PRIOR);
    return new NegativeBinomial(shape, perHour * (CountingWeek.HOURS - gone));
  }

  private static Map<String, Double> prices(AsOf view, Question question) {
    Map<String, Double> prices = new LinkedHashMap<>();
    for (String entity : question.entities()) {
      Reading mid = view.latest(Series.of(entity, "market_mid"), FRESH);
      double price = mid.valueOr(Double.NaN);
      if (!Double.isNaN(price)) {
        prices.put(entity, price);
      }
    }
    return prices;
  }

  /** Where there are prices, they share what the model gives to those brackets. */
  private static Map<String, Double> blended(
      Map<String, Double> model, Map<String, Double> prices) {
    double priced = prices.keySet().stream().mapToDouble(model::get).sum();
    double total = prices.values().stream().mapToDouble(price -> price).sum();
    Map<String, Double> blended = new LinkedHashMap<>(model);
    if (total > 0) {
      prices.forEach(
          (entity, price) ->
              blended.merge(
                  entity,
                  price / total * priced,
                  (own, market) -> (1 - MARKET) * own + MARKET * market));
    }
    return blended;
  }

  private static Map<String, Double> shares(Question question, ToDoubleFunction<String> weight) {
    Map<String, Double> weights = new LinkedHashMap<>();
    question.entities().forEach(entity -> weights.put(entity, weight.applyAsDouble(entity)));
    double total = weights.values().stream().mapToDouble(each -> each).sum();
    weights.replaceAll((entity, each) -> each / total);
    return weights;
  }
}
