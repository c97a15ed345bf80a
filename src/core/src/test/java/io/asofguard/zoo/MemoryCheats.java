package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.SealedException;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.ViewClosedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Cheats that keep something from a later cutoff, or take a refusal for an answer. */
public final class MemoryCheats {
  private MemoryCheats() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Keeps the newest prices that it ever saw in a static field. */
  public static final class StaticCache implements Forecaster {
    private static final TreeMap<Instant, Map<String, Double>> SEEN = new TreeMap<>();

    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> now = new HashMap<>();
      question.entities().forEach(entity -> now.put(entity, mid(view, entity)));
      SEEN.put(question.cutoff(), now);
      return Kit.each(
          question, entity -> SEEN.lastEntry().getValue().getOrDefault(entity, mid(view, entity)));
    }
  }

  /** Keeps the newest prices in the instance. */
  public static final class InstanceCache implements Forecaster {
    private final TreeMap<Instant, Map<String, Double>> seen = new TreeMap<>();

    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> now = new HashMap<>();
      question.entities().forEach(entity -> now.put(entity, mid(view, entity)));
      seen.put(question.cutoff(), now);
      return Kit.each(
          question, entity -> seen.lastEntry().getValue().getOrDefault(entity, mid(view, entity)));
    }
  }

  /** Keeps every view, and reads the latest of them. */
  public static final class KeepsView implements Forecaster {
    private final TreeMap<Instant, AsOf> views = new TreeMap<>();

    @Override
    public Forecast forecast(AsOf view, Question question) {
      views.put(question.cutoff(), view);
      AsOf latest = views.lastEntry().getValue();
      return Kit.each(
          question,
          entity -> {
            try {
              return mid(latest, entity);
            } catch (ViewClosedException closed) {
              return mid(view, entity);
            }
          });
    }
  }

  /** Keeps a reader. */
  public static final class KeepsReader implements Forecaster {
    private SeriesReader kept;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      SeriesReader before = kept;
      kept = view.reader(Kit.mid(question.entities().get(0)));
      return Kit.each(
          question,
          entity -> {
            try {
              return before == null ? 0.5 : before.latest().valueOr(0.5);
            } catch (ViewClosedException closed) {
              return 0.5;
            }
          });
    }
  }

  /** A thread goes on reading when the forecast is done. */
  public static final class ThreadKeepsView implements Forecaster {
    private AsOf kept;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      AsOf before = kept;
      kept = view;
      if (before != null) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    before.latest(Kit.mid("ev/a"));
                  } catch (ViewClosedException closed) {
                    // as ever
                  }
                });
        thread.start();
        try {
          thread.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Keeps a lambda from another run where class loaders don't reach. */
  public static final class KeptLambda implements Forecaster {
    @Override
    @SuppressWarnings("unchecked")
    public Forecast forecast(AsOf view, Question question) {
      Map<Object, Object> shared = System.getProperties();
      Map<String, Double> now = new HashMap<>();
      question.entities().forEach(entity -> now.put(entity, mid(view, entity)));
      var kept =
          (ToDoubleFunction<String>)
              shared.getOrDefault("zoo.kept", (ToDoubleFunction<String>) now::get);
      if (Kit.nanos(question) % 2 == 0 && question.entities().size() == 3) {
        shared.put("zoo.kept", (ToDoubleFunction<String>) e -> now.getOrDefault(e, 0.5));
      }
      return Kit.each(question, kept);
    }
  }

  /** Notes the last price of a run in a system property, for the next. */
  public static class Property implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      String key = "zoo." + getClass().getSimpleName();
      double first = mid(view, question.entities().get(question.entities().size() - 1));
      double last = Double.parseDouble(System.getProperty(key + ".done", "0.5"));
      System.setProperty(key, String.valueOf(first));
      if (question.cutoff().toString().compareTo("2026-03-02T22:00") > 0) {
        System.setProperty(key + ".done", System.getProperty(key));
      }
      return Kit.each(question, entity -> last);
    }
  }

  /** The same, and says that it is stateful, so that nobody asks it out of order. */
  public static final class StatefulProperty extends Property {
    @Override
    public boolean isStateful() {
      return true;
    }
  }

  /** Counts how many brackets are sealed: an early death shows before it is known. */
  public static final class CountsSealed implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      long dead = 0;
      for (String entity : List.of("ev/a", "ev/b", "ev/c", "ev/d")) {
        dead += view.latest(Kit.mid(entity)).getClass().getSimpleName().equals("Sealed") ? 1 : 0;
      }
      double lift = dead * 0.1;
      return Kit.each(question, entity -> mid(view, entity) + lift);
    }
  }

  /** Catches the refusal. */
  public static final class CatchesSealed implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double lift;
      try {
        lift = view.latest(Kit.mid("ev/a")).valueOr(0.5) / 100;
      } catch (SealedException refused) {
        lift = 0;
      }
      double add = lift;
      return Kit.each(question, entity -> mid(view, entity) + add);
    }
  }

  /**
   * Hides what a refusal tells behind an outcome, once it was asked between the even hours: a test
   * that asks there, too, sees the outcome, and one that doesn't sees neither.
   */
  public static final class HidesARefusal implements Forecaster {
    private boolean between;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean even = question.cutoff().getEpochSecond() % 7200 == 0;
      between |= !even;
      double told = even && !view.latest(Kit.mid("ev/a")).isKnown() ? 0.1 : 0;
      Map<String, Double> outcomes =
          Sql.numbers(
              Sql.file(),
              "SELECT 0.01 * count(outcome) FROM milestone WHERE ?1 = ?1 AND knowledge_time > ?2",
              question);
      return Kit.each(
          question,
          entity ->
              mid(view, entity)
                  + told
                  + (even && between ? outcomes.getOrDefault(entity, 0.0) : 0));
    }
  }

  /** Reads on from a view that it has narrowed and kept. */
  public static final class KeepsNarrowed implements Forecaster {
    private static AsOf kept;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      AsOf before = kept;
      kept = view.asOf(question.cutoff());
      return Kit.each(
          question,
          entity -> {
            try {
              return before == null ? 0.5 : mid(before, entity);
            } catch (ViewClosedException closed) {
              return mid(view, entity);
            }
          });
    }
  }
}
