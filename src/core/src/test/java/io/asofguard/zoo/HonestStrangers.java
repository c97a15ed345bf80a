package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;

/** Honest forecasters that do what cheats do, or look as if they did. */
public final class HonestStrangers {
  private HonestStrangers() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Reads on the threads of a parallel stream, and is done with them when it returns. */
  public static final class InParallel implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      List<Double> values =
          question.entities().parallelStream().map(entity -> mid(view, entity)).toList();
      return Kit.each(question, entity -> values.get(question.entities().indexOf(entity)));
    }
  }

  /** Asks for a later view, is refused, and goes on. */
  public static final class AsksToWiden implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try (AsOf later = view.asOf(question.cutoff().plus(Duration.ofHours(1)))) {
        return Kit.each(question, entity -> mid(later, entity));
      } catch (RuntimeException refused) {
        return Kit.each(question, entity -> mid(view, entity));
      }
    }
  }

  /** Pushes every price towards its end. */
  public static final class Sharpens implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question,
          entity -> {
            double price = mid(view, entity);
            double odds = Math.pow(price / (1 - price), 3);
            return odds / (1 + odds);
          });
    }
  }

  /** Reads its parameters out of a text by a scanner, which could read a file as well. */
  public static final class ScansText implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try (Scanner weights = new Scanner("0.75 0.05").useLocale(Locale.ROOT)) {
        double slope = weights.nextDouble();
        double level = weights.nextDouble();
        return Kit.each(question, entity -> slope * mid(view, entity) + level);
      }
    }
  }

  /** Is written with all that makes a compiler bring in reflection of its own. */
  public static final class Modern implements Forecaster {
    private enum Side {
      LOW,
      HIGH
    }

    private record Quote(String entity, double price, Side side) {}

    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<Quote, Integer> ranks = new HashMap<>();
      question.entities().stream()
          .map(e -> new Quote(e, mid(view, e), mid(view, e) < 0.5 ? Side.LOW : Side.HIGH))
          .sorted(Comparator.comparingDouble(Quote::price).thenComparing(Quote::entity))
          .forEach(quote -> ranks.put(quote, ranks.size()));
      Map<String, Double> values = new TreeMap<>();
      ranks.forEach(
          (quote, rank) ->
              values.put(
                  quote.entity(),
                  switch (quote.side()) {
                    case LOW -> quote.price() / (rank + 1);
                    case HIGH -> quote.price();
                  }));
      assert values.toString().length() > 1 : "entities " + values;
      return new Forecast(values);
    }
  }

  /** Remembers what it has worked out for a cutoff, and throws it away if the price is another. */
  public static final class Smooths implements Forecaster {
    private final Map<String, Double> smooth = new HashMap<>();

    @Override
    public boolean isStateful() {
      return true;
    }

    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question,
          entity -> smooth.merge(entity, mid(view, entity), (was, is) -> 0.8 * was + 0.2 * is));
    }
  }

  /** Tells what it trusts by how fresh it is. */
  public static final class DistrustsStale implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question, entity -> view.latest(Kit.mid(entity), Duration.ofMinutes(10)).valueOr(0.5));
    }
  }
}
