package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Honest forecasters that come near to what cheats do. */
public final class HonestNewcomers {
  private HonestNewcomers() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Works with the hour and the day, which are the cutoff's, and with dates of an old kind. */
  public static final class TimeOfDay implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      ZonedDateTime there = question.cutoff().atZone(ZoneId.of("America/New_York"));
      boolean quiet = there.getHour() < 6 || there.getDayOfWeek() == DayOfWeek.SUNDAY;
      Date old = new Date(question.cutoff().toEpochMilli());
      boolean late = new GregorianCalendar(2026, 2, 2).getTime().before(old);
      double weight = (quiet ? 0.9 : 1) * (late ? 0.99 : 1);
      return Kit.each(question, entity -> mid(view, entity) * weight);
    }
  }

  /** Says what it does, on every channel. */
  public static final class Talks implements Forecaster {
    private static final Logger LOG = Logger.getLogger(Talks.class.getName());

    @Override
    public Forecast forecast(AsOf view, Question question) {
      double first = mid(view, question.entities().get(0));
      LOG.log(Level.FINE, "asked at {0}", question.cutoff());
      System.err.print(first < 0 ? String.format(Locale.ROOT, "%.2f%n", first) : "");
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /**
   * Formats, packs and logs text of its own, by the parts of the JDK that could also open files.
   */
  public static final class HasPapers implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      StringWriter text = new StringWriter();
      try (ZipOutputStream zip = new ZipOutputStream(OutputStream.nullOutputStream())) {
        TransformerFactory.newInstance()
            .newTransformer()
            .transform(new StreamSource(new StringReader("<p/>")), new StreamResult(text));
        zip.putNextEntry(new ZipEntry("text"));
        zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
      } catch (IOException | TransformerException e) {
        throw new IllegalStateException(e);
      }
      Logger.getLogger(HasPapers.class.getName()).log(new LogRecord(Level.FINE, "packed"));
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Has a key with the equals that every editor writes. */
  public static final class Compares implements Forecaster {
    private static final class Key {
      private final String entity;
      private final Instant at;

      Key(String entity, Instant at) {
        this.entity = entity;
        this.at = at;
      }

      @Override
      public boolean equals(Object other) {
        if (other == null || getClass() != other.getClass()) {
          return false;
        }
        return entity.equals(((Key) other).entity) && at.equals(((Key) other).at);
      }

      @Override
      public int hashCode() {
        return Objects.hash(entity, at);
      }
    }

    private final Map<Key, Double> known = new HashMap<>();

    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question,
          entity ->
              known.computeIfAbsent(
                  new Key(entity, question.cutoff()), key -> mid(view, key.entity)));
    }
  }

  /** Reads what is past as it was corrected by the cutoff. */
  public static final class Restates implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Instant hourAgo = question.cutoff().minus(Duration.ofHours(1));
      return Kit.each(question, entity -> view.at(Kit.mid(entity), hourAgo).valueOr(0.5));
    }
  }

  /** Reads what is sealed, too, and makes nothing of it. */
  public static final class ReadsTheDead implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      for (String entity : List.of("ev/a", "ev/b", "old/x")) {
        Reading unused = view.latest(Series.of(entity, "market_mid"));
        Objects.requireNonNull(unused);
      }
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Draws from a generator by name, seeded by question and bracket. */
  public static final class NamedGenerator implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return Kit.each(
          question,
          entity -> {
            long seed = question.seed() * 31 + entity.hashCode();
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            return 0.9 * mid(view, entity) + 0.1 * random.nextDouble();
          });
    }
  }
}
