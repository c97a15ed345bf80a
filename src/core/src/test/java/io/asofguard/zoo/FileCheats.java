package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Series;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cheats that open the store's file, or files beside it. */
public final class FileCheats {
  private FileCheats() {}

  /** Reads the fixture that holds the answers. */
  public static final class FixtureFile implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Path answers = Path.of("predictions.csv");
      double known = Files.isReadable(answers) ? 1 : 0.5;
      return Kit.each(question, entity -> view.latest(Kit.mid(entity)).valueOr(known));
    }
  }

  /** Reads a table of answers from its own jar. */
  public static final class Resource implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try (InputStream in = Resource.class.getResourceAsStream("answers.csv")) {
        double known = in == null ? 0.5 : in.read();
        return Kit.each(question, entity -> view.latest(Kit.mid(entity)).valueOr(known));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Opens the SQLite file. */
  public static final class OpensFile implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(Sql.next(question));
    }
  }

  /** Finds the file among the open ones of this process. */
  public static final class OpenHandles implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      view.latest(Kit.mid(question.entities().get(0)));
      return new Forecast(Sql.numbers(opened(), Sql.NEXT, question));
    }

    private static String opened() {
      try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
        for (Path handle : handles.toList()) {
          String name = target(handle);
          if (name.endsWith("asof.db") && Files.exists(Path.of(name))) {
            return name;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      throw new IllegalStateException("no file is open");
    }

    private static String target(Path handle) {
      try {
        return Files.readSymbolicLink(handle).toString();
      } catch (IOException closedMeanwhile) {
        return "";
      }
    }
  }

  /** Reads how the entity resolves. */
  public static final class UsesOutcome implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              "SELECT outcome FROM milestone WHERE entity = ? AND milestone = 'resolved'"
                  + " AND knowledge_time > ?",
              question));
    }
  }

  /** Takes the resolution from the file, wherever there is one, and does not care for the rest. */
  public static final class PeeksOutcome implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              "SELECT coalesce((SELECT 0.25 + 0.5 * outcome FROM milestone WHERE entity = ?1"
                  + " AND outcome IS NOT NULL AND knowledge_time > ?2 ORDER BY seq DESC), 0.5)",
              question));
    }
  }

  /** Knows whether there is an outcome on file, whichever. */
  public static final class CountsOutcomes implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              "SELECT 0.4 + 0.1 * count(outcome) FROM milestone WHERE entity = ?1"
                  + " AND knowledge_time > ?2",
              question));
    }
  }

  /** Counts outcomes by when they happened, and not by when they were known. */
  public static final class OutcomesThatHappened implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              "SELECT 0.4 + 0.1 * count(outcome) FROM milestone WHERE ?1 = ?1 AND at <= ?2",
              question));
    }
  }

  /** Leaks at one cutoff in fifty. */
  public static final class OneInFifty implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean now = Math.floorMod(Kit.nanos(question) / 60_000_000_000L, 1440) == 972;
      return now
          ? new Forecast(Sql.next(question))
          : Kit.each(question, entity -> view.latest(Kit.mid(entity)).valueOr(0.5));
    }
  }

  /** Leaks in the nanosecond before one of the day's hundreds of changes. */
  public static final class OneBoundary implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean now = Math.floorMod(Kit.nanos(question) / 60_000_000_000L, 1440) == 1245;
      Map<String, Double> next =
          now ? Sql.numbers(Sql.file(), Sql.IN_A_NANOSECOND, question) : Map.of();
      return Kit.each(
          question,
          entity -> {
            double today = view.latest(Kit.mid(entity)).valueOr(0.5);
            return entity.endsWith("/c") && now ? Math.max(today, next.get(entity)) : today;
          });
    }
  }

  /** Leaks when a plan comes into force, and in the nanosecond after ten. */
  public static final class AtThePlan implements Forecaster {
    private static final List<Instant> WHEN =
        List.of(
            Instant.parse("2026-03-02T10:00:00.000000001Z"), Instant.parse("2026-03-02T11:11:00Z"));

    @Override
    public Forecast forecast(AsOf view, Question question) {
      double plan = view.latest(Series.of("ev/c", "plan")).valueOr(0.5);
      return WHEN.contains(question.cutoff())
          ? new Forecast(Sql.next(question))
          : Kit.each(question, entity -> view.latest(Kit.mid(entity)).valueOr(plan));
    }
  }

  /** Leaks on one bracket. */
  public static final class OneBracket implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> next = Sql.next(question);
      return Kit.each(
          question,
          entity ->
              entity.endsWith("/c") ? next.get(entity) : view.latest(Kit.mid(entity)).valueOr(0.5));
    }
  }

  /** Is told by any of the next prices that trading goes on, so that no single one moves it. */
  public static final class AnyOfTheNext implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> any = Sql.numbers(Sql.file(), Sql.ANY, question);
      return Kit.each(
          question,
          entity ->
              entity.endsWith("/c") ? any.get(entity) : view.latest(Kit.mid(entity)).valueOr(0.5));
    }
  }

  /** Learns whether the next count is divisible by three, so that more rows may tell less. */
  public static final class EveryThird implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> third =
          Sql.numbers(
              Sql.file(),
              "SELECT (SELECT (min(o.event_time) / 900000000000) % 3 = 1 FROM observation o JOIN stream t"
                  + " ON t.id = o.stream JOIN series s ON s.id = t.series WHERE s.entity = 'ev/c'"
                  + " AND o.knowledge_time > ?2) / 10.0 WHERE ?1 = ?1",
              question);
      return Kit.each(
          question, entity -> view.latest(Kit.mid(entity)).valueOr(0.5) + third.get(entity));
    }
  }

  /** Uses the next price only if it looks like one: within a third of today's. */
  public static final class OnlyInRange implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> all = Sql.next(question);
      return Kit.each(
          question,
          entity -> {
            double today = view.latest(Kit.mid(entity)).valueOr(0.5);
            double next = all.get(entity);
            return Math.abs(next - today) < 0.3 ? next : today;
          });
    }
  }

  /** Hides the next price behind two digits. */
  public static final class Rounded implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> next = Sql.next(question);
      return Kit.each(question, entity -> Math.round(100 * next.get(entity)) / 100.0);
    }
  }

  /** Takes the sign of the next move. */
  public static final class Sign implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> next = Sql.next(question);
      return Kit.each(
          question,
          entity ->
              0.5
                  + 0.1
                      * Math.signum(next.get(entity) - view.latest(Kit.mid(entity)).valueOr(0.5)));
    }
  }

  /** Ranks the brackets by their next prices. */
  public static final class Rank implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> next = Sql.next(question);
      List<Double> ranks = next.values().stream().sorted().toList();
      return Kit.each(question, entity -> ranks.indexOf(next.get(entity)) / (double) ranks.size());
    }
  }

  /** Averages all that comes. */
  public static final class FutureMean implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              """
                  SELECT avg(a.value) FROM series s JOIN stream t ON t.series = s.id
                  JOIN asof_run r ON r.stream = t.id JOIN asof_row a ON a.run = r.id
                  WHERE s.entity = ? AND a.knowledge_time > ?
                  """,
              question));
    }
  }

  /** Reads the last price there is, behind the wall. */
  public static final class BehindWall implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              """
                  SELECT o.value FROM observation o JOIN stream t ON t.id = o.stream
                  JOIN series s ON s.id = t.series WHERE s.entity = ? AND ? > 0
                  AND s.field = 'market_mid' ORDER BY o.knowledge_time DESC LIMIT 1
                  """,
              question));
    }
  }

  /** Counts the rows to come. */
  public static final class RowCount implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              "SELECT count(*) / 1000.0 FROM observation WHERE ? <> '' AND knowledge_time > ?",
              question));
    }
  }

  /** Asks when the newest row was known. */
  public static final class NewestRow implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              "SELECT max(knowledge_time) / 1000000 % 1000 / 1000.0 FROM observation WHERE ? <> '' AND ? > 0",
              question));
    }
  }
}
