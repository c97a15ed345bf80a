package io.asofguard.leak;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.ViewClosedException;
import io.asofguard.law.Nanos;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forecasters that leak on purpose: a detector that misses the one of its kind cannot be believed
 * when it finds nothing else.
 */
final class Planted {
  private Planted() {}

  private static Forecast all(Question question, double value) {
    Map<String, Double> same = new HashMap<>();
    question.entities().forEach(entity -> same.put(entity, value));
    return new Forecast(same);
  }

  /**
   * Opens the store's file by itself: the next value of each entity, and how it will resolve. It
   * does so at some cutoffs, which is enough to be caught, and costs more than most forecasters.
   */
  static final class FileReader implements Forecaster, AutoCloseable {
    private final Set<Long> cutoffs;
    private final Connection connection;

    FileReader(Path folder, Collection<Long> cutoffs) {
      this.cutoffs = Set.copyOf(cutoffs);
      try {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("asof.db"));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Forecast forecast(AsOf view, Question question) {
      long cutoff = Nanos.of(question.cutoff());
      if (!cutoffs.contains(cutoff)) {
        return all(question, 0);
      }
      Map<String, Double> leaked = new HashMap<>();
      try {
        for (String entity : question.entities()) {
          leaked.put(entity, next(entity, cutoff) + outcome(entity));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new Forecast(leaked);
    }

    private double next(String entity, long cutoff) throws SQLException {
      return number(
          """
          SELECT a.value FROM asof_row a WHERE a.run = (SELECT min(r.id) FROM series s
            JOIN stream t ON t.series = s.id JOIN asof_run r ON r.stream = t.id WHERE s.entity = ?1)
          AND a.event_time > ?2 ORDER BY a.event_time LIMIT 1
          """,
          entity,
          cutoff);
    }

    private double outcome(String entity) throws SQLException {
      return 1000
          * number(
              "SELECT unicode(outcome) + length(outcome) FROM milestone WHERE entity = ?1 AND outcome IS NOT NULL"
                  + " AND ?2 = ?2 ORDER BY knowledge_time DESC LIMIT 1",
              entity,
              0);
    }

    private double number(String sql, String entity, long cutoff) throws SQLException {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setString(1, entity);
        query.setLong(2, cutoff);
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? row.getDouble(1) : 0;
        }
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** Keeps the greatest cutoff that it was ever asked about. */
  static final class Memory implements Forecaster {
    private Instant greatest = Instant.MIN;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      Instant now = question.cutoff();
      greatest = Collections.max(List.of(greatest, now));
      return all(question, (double) greatest.getEpochSecond());
    }
  }

  /** Reads through the view of the forecast before. */
  static final class Keeper implements Forecaster {
    private @Nullable AsOf kept;

    @Override
    public Forecast forecast(AsOf view, Question question) {
      try {
        if (kept != null) {
          kept.outcome(question.entities().get(0));
        }
      } catch (ViewClosedException e) {
        return all(question, 1);
      } finally {
        kept = view;
      }
      return all(question, 0);
    }
  }

  /** Counts what it is asked about. */
  static final class Asked implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return all(question, question.entities().size());
    }
  }

  /** Counts refusals. */
  static final class Refused implements Forecaster {
    private final List<String> entities;

    Refused(List<String> entities) {
      this.entities = entities;
    }

    @Override
    public Forecast forecast(AsOf view, Question question) {
      long sealed =
          entities.stream()
              .filter(e -> view.latest(Series.of(e, "market_mid")) instanceof Reading.Sealed)
              .count();
      return all(question, (double) sealed);
    }
  }
}
