package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;

/** Cheats that open the guard themselves, or walk from the view into it. */
public final class GuardCheats {
  private GuardCheats() {}

  private static Forecast at(Question question, Duration ahead) {
    try (AsOfGuard guard = AsOfGuard.open(Path.of(System.getProperty("asof.store")));
        AsOf later = guard.asOf(question.cutoff().plus(ahead))) {
      return Kit.each(
          question,
          entity ->
              later.latest(Kit.mid(entity)) instanceof Reading.Known known ? known.value() : 0.5);
    }
  }

  /** Opens a view of an hour later. */
  public static final class LaterView implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return at(question, Duration.ofHours(1));
    }
  }

  /** Peeks one nanosecond. */
  public static final class OneNanosecond implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      view.latest(Kit.mid(question.entities().get(0)));
      return at(question, Duration.ofNanos(1));
    }
  }

  /** Its lagged feature lags the wrong way. */
  public static final class LaggedCopy implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Forecast ahead = at(question, Duration.ofMinutes(30));
      return Kit.each(
          question,
          entity ->
              0.7 * view.latest(Kit.mid(entity)).valueOr(0.5) + 0.3 * ahead.values().get(entity));
    }
  }

  /** Reads a later row out of the text of something. */
  public static final class ToStringOfRow implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try (AsOfGuard guard = AsOfGuard.open(Path.of(System.getProperty("asof.store")))) {
        long later = Kit.nanos(question) + Duration.ofHours(1).toNanos();
        return Kit.each(
            question,
            entity -> {
              Edition edition = guard.edition(ViewOptions.NEWEST);
              String text = String.valueOf(edition.row(Kit.mid(entity), later, later));
              int value = text.indexOf("value=");
              return value < 0
                  ? 0.5
                  : Double.parseDouble(text.substring(value + 6, text.indexOf(',', value)));
            });
      }
    }
  }

  /** Walks from the view into the edition behind it. */
  public static final class Reflects implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Edition edition = find(view, 0);
      long later = Kit.nanos(question) + Duration.ofHours(1).toNanos();
      return Kit.each(
          question,
          entity -> {
            var row = edition.row(Kit.mid(entity), later, later);
            return row == null ? 0.5 : row.value();
          });
    }

    private static Edition find(Object from, int depth) {
      if (from instanceof Edition edition) {
        return edition;
      }
      for (Field field : from.getClass().getDeclaredFields()) {
        Edition found =
            field.getType().isPrimitive() || depth > 3 ? null : find(from, field, depth);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    private static Edition find(Object from, Field field, int depth) {
      try {
        field.setAccessible(true);
        Object value = field.get(from);
        boolean ours = value != null && value.getClass().getName().startsWith("io.asofguard.");
        return ours ? find(value, depth + 1) : null;
      } catch (ReflectiveOperationException | RuntimeException closed) {
        return null;
      }
    }
  }

  /** Calls the clock by a method handle, and is surer as the end comes. */
  public static final class Handles implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try {
        MethodHandle now =
            MethodHandles.lookup()
                .findStatic(System.class, "currentTimeMillis", MethodType.methodType(long.class));
        double late = (long) now.invokeExact() > 0 ? 1 : 0;
        return Kit.each(question, entity -> view.latest(Kit.mid(entity)).valueOr(0.5) * late);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Opens a later view on a thread of its own. */
  public static final class OnThread implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Forecast[] got = new Forecast[1];
      Thread thread = new Thread(() -> got[0] = at(question, Duration.ofHours(1)));
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return got[0];
    }
  }

  /** A future number of another series, which nobody would look at. */
  public static final class OtherSeries implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Series count = Series.of("tracker", "count");
      try (AsOfGuard guard = AsOfGuard.open(Path.of(System.getProperty("asof.store")));
          AsOf later = guard.asOf(question.cutoff().plus(Duration.ofHours(1)))) {
        double next = later.latest(count).valueOr(0);
        return Kit.each(
            question, entity -> view.latest(Kit.mid(entity)).valueOr(0.5) + next / 1000);
      }
    }
  }
}
