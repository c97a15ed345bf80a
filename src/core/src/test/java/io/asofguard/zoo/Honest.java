package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Outcome;
import io.asofguard.api.Question;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Honest forecasters that look suspicious. */
public final class Honest {
  private Honest() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Draws at random, from the seed that it is given. */
  public static final class SeededRandom implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Random random = new Random(question.seed());
      return Kit.each(question, entity -> mid(view, entity) + 0.01 * random.nextGaussian());
    }
  }

  /** Learns from cutoff to cutoff, and says so. */
  public static final class Learns implements Forecaster {
    private double level = 0.5;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      for (String entity : question.entities()) {
        level = 0.9 * level + 0.1 * mid(view, entity);
      }
      return Kit.each(question, entity -> (level + mid(view, entity)) / 2);
    }

    @Override
    public boolean isStateful() {
      return true;
    }
  }

  /** Says the same whatever it reads. */
  public static final class Constant implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      question.entities().forEach(entity -> mid(view, entity));
      return Kit.each(question, entity -> 0.25);
    }
  }

  /** Copies the market. */
  public static final class CopiesMarket implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Learns from a finished event how far prices are off. */
  public static final class TrainsOnFinished implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double error = 0;
      for (String entity : List.of("old/x", "old/y")) {
        Reading before = view.beforeWall(Kit.mid(entity), Duration.ofHours(1));
        if (before.isKnown() && view.outcome(entity) instanceof Outcome.Known known) {
          error += Double.parseDouble(known.outcome()) - before.value();
        }
      }
      double bias = error / 100;
      return Kit.each(question, entity -> mid(view, entity) + bias);
    }
  }

  /** Bets all on the winner, by luck. */
  public static final class RightByLuck implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(question, entity -> entity.endsWith("c") && mid(view, entity) >= 0 ? 1 : 0);
    }
  }

  /** Takes its time. */
  public static final class Slow implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double sum = 0;
      for (int i = 1; i < 20_000; i++) {
        sum += Math.sin(i) / i;
      }
      double tiny = sum / 1000;
      return Kit.each(question, entity -> mid(view, entity) + tiny);
    }
  }

  /** Averages everything that it can get, and asks beyond the cutoff. */
  public static final class BigWindow implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Instant from = question.cutoff().minus(Duration.ofDays(400));
      Instant to = question.cutoff().plus(Duration.ofDays(400));
      return Kit.each(
          question,
          entity ->
              view.window(Kit.mid(entity), from, to).values().stream()
                  .mapToDouble(Reading.Known::value)
                  .average()
                  .orElse(0.5));
    }
  }

  /** Compares with earlier views of its own. */
  public static final class Narrows implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try (AsOf before = view.asOf(question.cutoff().minus(Duration.ofHours(2)))) {
        return Kit.each(question, entity -> 2 * mid(view, entity) - mid(before, entity));
      }
    }
  }

  /** Reads very often. */
  public static final class UsesReader implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      long cutoff = Kit.nanos(question);
      return Kit.each(
          question,
          entity -> {
            SeriesReader reader = view.reader(Kit.mid(entity));
            double sum = 0;
            for (int i = 0; i < 20; i++) {
              double value = reader.value(cutoff - i * 600_000_000_000L);
              sum += Double.isNaN(value) ? 0 : value;
            }
            return sum / 20;
          });
    }
  }

  /** Has a static cache, by cutoff. */
  public static final class Memo implements Forecaster {
    private static final Map<String, Double> KNOWN = new ConcurrentHashMap<>();

    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question,
          entity -> KNOWN.computeIfAbsent(question.cutoff() + entity, any -> mid(view, entity)));
    }
  }

  /** Makes the brackets that are asked add up to one. */
  public static final class Normalises implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double sum = question.entities().stream().mapToDouble(e -> mid(view, e)).sum();
      return Kit.each(question, entity -> mid(view, entity) / sum);
    }
  }

  /** Asks for a day that has not come. */
  public static final class AsksAhead implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Instant tomorrow = question.cutoff().plus(Duration.ofDays(1));
      return Kit.each(question, entity -> view.at(Kit.mid(entity), tomorrow).valueOr(0.5));
    }
  }

  /** Looks for what is not there. */
  public static final class Lists implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double unknown = view.latest(Series.of("nobody", "nothing")).valueOr(0);
      int listed = view.series(question.event()).size();
      return Kit.each(question, entity -> mid(view, entity) + unknown + 0.0001 * listed);
    }
  }

  /** Asks every outcome, in the hope that one is known. */
  public static final class AsksOutcomes implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(question, entity -> view.outcome(entity).isKnown() ? 1 : mid(view, entity));
    }
  }

  /** Uses another series, and the age of what it reads. */
  public static final class Counts implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Reading count = view.latest(Series.of("tracker", "count"), Duration.ofHours(1));
      double age =
          count instanceof Reading.Known known
              ? Duration.between(known.eventTime(), question.cutoff()).toMinutes()
              : 99;
      double level = count.valueOr(0) / 1000 + age / 10_000;
      return Kit.each(question, entity -> mid(view, entity) + level);
    }
  }

  /** Closes the view itself, and forgets everything. */
  public static final class ClosesView implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> values = new HashMap<>();
      question.entities().forEach(entity -> values.put(entity, mid(view, entity)));
      view.close();
      return Kit.each(question, values::get);
    }
  }
}
