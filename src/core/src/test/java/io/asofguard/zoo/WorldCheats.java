package io.asofguard.zoo;

import de.siegmar.fastcsv.reader.CsvReader;
import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Cheats that reach for the world, and two that nobody inside a JVM can catch. */
public final class WorldCheats {
  private WorldCheats() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Knows what day it is. */
  public static final class Clock implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean over =
          question.cutoff().plusSeconds(86_400).toEpochMilli() < System.currentTimeMillis();
      return Kit.each(question, entity -> over ? mid(view, entity) : 0.5);
    }
  }

  /** Asks the venue, which answers as of today. */
  public static final class Network implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try {
        if (question.entities().isEmpty()) {
          URI.create("https://example.invalid/").toURL().openStream().close();
        }
      } catch (IOException e) {
        return Kit.each(question, entity -> 0.5);
      }
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Looks for the store in the environment. */
  public static final class Environment implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double lift = System.getenv("ASOF_ANSWERS") == null ? 0 : 1;
      return Kit.each(question, entity -> mid(view, entity) + lift);
    }
  }

  /** Has another program look. */
  public static final class Program implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      if (question.entities().isEmpty()) {
        new ProcessBuilder("curl", "https://example.invalid/");
      }
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Computes on a thread that goes on afterwards. */
  public static final class Async implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question, entity -> CompletableFuture.supplyAsync(() -> mid(view, entity)).join());
    }
  }

  /** Brings the answers along as constants. Nothing in this process shows that they are answers. */
  public static final class HardCoded implements Forecaster {
    private static final Map<String, Double> ANSWERS = Map.of("ev/c", 1.0);

    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question, entity -> 0.01 * mid(view, entity) + ANSWERS.getOrDefault(entity, 0.0));
    }
  }

  /** Has a library read a file whose path it has known all along. */
  public static final class ByLibrary implements Forecaster {
    private static final Path ANSWERS = Path.of("/nowhere/answers.csv");

    @Override
    public Forecast forecast(AsOf view, Question question) {
      try (var rows = CsvReader.builder().ofCsvRecord(ANSWERS)) {
        long count = rows.stream().count();
        return Kit.each(question, entity -> count);
      } catch (IOException e) {
        return Kit.each(question, entity -> mid(view, entity));
      }
    }
  }
}
