package io.asofguard.junit;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Classes that a user could have written, for the engine to run. */
final class Samples {
  static final String MILESTONES = "src/test/resources/launch/milestones.csv";
  static final String PRICES = "src/test/resources/launch/prices.csv";
  static final String CUTOFFS = "2026-04-08T06:00:00Z..2026-04-08T08:00:00Z@PT1H";

  private Samples() {}

  static double mid(AsOf view, String entity) {
    return view.latest(Series.of(entity, "market_mid")).valueOr(0.5);
  }

  static Forecast market(AsOf view, Question question) {
    Map<String, Double> values = new LinkedHashMap<>();
    question.entities().forEach(entity -> values.put(entity, mid(view, entity)));
    return new Forecast(values);
  }

  static final class Honest {
    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = CUTOFFS)
    Forecast forecast(AsOf view, Question question) {
      return market(view, question);
    }

    /** Belongs to another test: no part of the forecaster. */
    boolean exists() {
      return Files.exists(Path.of("x"));
    }
  }

  static final class OpensTheFile {
    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = "2026-04-08T07:30:00Z",
        detectors = {"poison"})
    Forecast forecast(AsOf view, Question question) throws SQLException {
      String file = System.getProperty("asof.store") + "/asof.db";
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT o.value FROM observation o JOIN stream t ON t.id = o.stream
                  JOIN series s ON s.id = t.series
                  WHERE s.entity = 'launch/yes' AND o.event_time > ? ORDER BY o.event_time LIMIT 1
                  """)) {
        query.setLong(1, question.cutoff().getEpochSecond() * 1_000_000_000L);
        try (ResultSet row = query.executeQuery()) {
          double yes = row.next() ? row.getDouble(1) : 0.5;
          return new Forecast(Map.of("launch/yes", yes, "launch/no", 0.5));
        }
      }
    }
  }

  /** Keeps its views. */
  public static final class Keeper implements Forecaster {
    private AsOf kept;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      try {
        if (kept != null) {
          kept.cutoff();
        }
      } catch (IllegalStateException closed) {
        // never mind
      }
      kept = view;
      return market(view, question);
    }
  }

  @LeakageTest(
      fixture = {MILESTONES, PRICES},
      event = "launch",
      cutoffs = CUTOFFS,
      detectors = {"receipts", "order"},
      forecaster = Keeper.class)
  static final class NamesAForecaster {}

  static final class MarksAVoidMethod {
    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = CUTOFFS,
        detectors = {"receipts"},
        forecaster = Keeper.class)
    void model() {}
  }

  static final class AtRandom {
    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = CUTOFFS,
        detectors = {"truncation"})
    Forecast forecast(AsOf view, Question question) {
      return new Forecast(Map.of("launch/yes", Math.random(), "launch/no", 0.5));
    }
  }

  /** Not all of it is the forecaster's. */
  abstract static class Base {
    double answer() {
      return Files.exists(Path.of("answers.csv")) ? 1 : 0.5;
    }

    long now() {
      return System.nanoTime();
    }
  }

  /** Inherits the method that reads a file, and one that belongs to other tests. */
  static final class Inherits extends Base {
    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = "2026-04-08T07:30:00Z",
        detectors = {"static"})
    Forecast forecast(AsOf view, Question question) {
      return new Forecast(Map.of("launch/yes", answer(), "launch/no", 0.5));
    }
  }

  /** A test to be inherited, with a forecaster that leaks. */
  abstract static class Shared {
    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = CUTOFFS,
        detectors = {"receipts"},
        forecaster = Keeper.class)
    void leaks() {}
  }

  /** Runs what it inherits. */
  static final class OfShared extends Shared {}

  /** A forecaster to be inherited, whose subclass says what it answers. */
  abstract static class Template {
    abstract double answer();

    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = "2026-04-08T07:30:00Z",
        detectors = {"truncation", "static"})
    Forecast forecast(AsOf view, Question question) {
      Forecast market = market(view, question);
      return new Forecast(
          Map.of("launch/yes", answer(), "launch/no", market.values().get("launch/no")));
    }
  }

  /** Reads a file where its base class asks it. */
  static final class OfTemplate extends Template {
    @Override
    double answer() {
      return Files.exists(Path.of("answers.csv")) ? 1 : 0.5;
    }
  }

  /** Nothing of the kind of these detectors is there to be looked at. */
  static final class NothingToLookAt {
    @LeakageTest(
        fixture = {MILESTONES, PRICES},
        event = "launch",
        cutoffs = CUTOFFS,
        detectors = {"late", "refusal"})
    Forecast forecast(AsOf view, Question question) {
      return market(view, question);
    }
  }

  static final class Wrong {
    @LeakageTest(store = "x", event = "launch", cutoffs = CUTOFFS)
    double forecast(AsOf view) {
      return 0;
    }
  }
}
