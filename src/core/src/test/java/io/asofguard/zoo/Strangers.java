package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/** Cheats by ways that nobody would think of first. */
public final class Strangers {
  private Strangers() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Notes its last price in the name of the thread that calls it. */
  public static final class ThreadName implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      String[] noted = Thread.currentThread().getName().split("#", 2);
      double kept = noted.length > 1 ? Double.parseDouble(noted[1]) : 0;
      double now = mid(view, question.entities().get(0));
      Thread.currentThread().setName(noted[0] + "#" + Math.max(kept, now));
      return Kit.each(question, entity -> mid(view, entity) + kept);
    }
  }

  /** Notes how far it has come in the default time zone. */
  public static final class ZoneNotes implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      int kept = TimeZone.getDefault().getRawOffset();
      int now = (int) (mid(view, question.entities().get(0)) * 10_000);
      TimeZone.setDefault(new SimpleTimeZone(Math.max(kept, now), "kept"));
      return Kit.each(question, entity -> mid(view, entity) + kept);
    }
  }

  /** Knows by the number of its calls how much is still to come. */
  public static final class CountsCalls implements Forecaster {
    private int calls;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      double surer = ++calls / 1000.0;
      return Kit.each(question, entity -> mid(view, entity) + surer);
    }
  }

  /** Says what it said of the cutoff before, if that was later. */
  public static final class SaysAgain implements Forecaster {
    private Instant before = Instant.MIN;
    private Map<String, Double> said = Map.of();

    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> values = new HashMap<>();
      for (String entity : question.entities()) {
        boolean later = before.isAfter(question.cutoff());
        values.put(entity, later ? said.getOrDefault(entity, 0.5) : mid(view, entity));
      }
      before = question.cutoff();
      said = values;
      return new Forecast(values);
    }
  }

  /** Notes its prices in a file beside the store, for the next run. */
  public static final class FileNotes implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Path notes = Path.of(System.getProperty("asof.store"), "notes.txt");
      try {
        double kept = Files.exists(notes) ? Double.parseDouble(Files.readString(notes)) : 0;
        Files.writeString(
            notes, Double.toString(Math.max(kept, mid(view, question.entities().get(0)))));
        return Kit.each(question, entity -> mid(view, entity) + kept);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Has a scanner open a file whose path it has always known. */
  public static final class ScansPath implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try (Scanner answers = new Scanner(Path.of("answers.txt"))) {
        double answer = answers.nextDouble();
        return Kit.each(question, entity -> answer);
      } catch (IOException e) {
        return Kit.each(question, entity -> mid(view, entity));
      }
    }
  }

  /** Looks at the stack who asks, and behaves while it is tested. */
  public static final class TellsTheTest implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean tested = false;
      for (StackTraceElement frame : new Throwable().getStackTrace()) {
        tested |= frame.getClassName().startsWith("io.asofguard.leak");
      }
      double answer = tested ? 0 : 1;
      return Kit.each(question, entity -> Math.max(answer, mid(view, entity)));
    }
  }

  /** Goes by the frames of a walker instead. */
  public static final class WalksTheStack implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      long depth = StackWalker.getInstance().walk(frames -> frames.limit(3).count());
      return Kit.each(question, entity -> mid(view, entity) + depth - 3);
    }
  }

  /** Reads on when its view is collected. */
  public static final class CleansUp implements Forecaster {
    private static final Cleaner CLEANER = Cleaner.create();
    private static AsOf kept;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      kept = view;
      CLEANER.register(new Object(), () -> kept.latest(Kit.mid("ev/b")));
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Takes a window that is refused for a death. */
  public static final class RefusedWindow implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Instant to = question.cutoff();
      Window window = view.window(Kit.mid("ev/a"), to.minus(Duration.ofHours(3)), to);
      boolean dead = window instanceof Window.Sealed;
      return Kit.each(question, entity -> mid(view, entity) + (dead ? 0.1 : 0));
    }
  }

  /** Takes an age that it cannot have for a death. */
  public static final class RefusedAge implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean dead = !view.latest(Kit.mid("ev/a"), Duration.ofDays(9)).isKnown();
      return Kit.each(question, entity -> mid(view, entity) * (dead ? 1.25 : 1));
    }
  }
}
