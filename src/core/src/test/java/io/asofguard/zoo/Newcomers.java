package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.io.IOException;
import java.security.Security;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.RecursiveAction;
import java.util.prefs.Preferences;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** Cheats that nobody had thought of before: what they tell is small, or how they ask is odd. */
public final class Newcomers {
  private Newcomers() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Says nothing where it would be wrong: it fails if the first price falls next. */
  public static final class Abstains implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      String first = question.entities().get(0);
      if (Sql.next(question).get(first) < mid(view, first)) {
        throw new IllegalStateException("not sure");
      }
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Tells the way of the next price in the last bit of today's. */
  public static final class LastBit implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> next = Sql.next(question);
      return Kit.each(
          question,
          entity -> {
            double today = mid(view, entity);
            return next.get(entity) > today ? Math.nextUp(today) : today;
          });
    }
  }

  /** Tells it in the sign of zero. */
  public static final class SignOfZero implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Map<String, Double> next = Sql.next(question);
      return Kit.each(question, entity -> next.get(entity) > mid(view, entity) ? 0.0 : -0.0);
    }
  }

  /** Reads what is past as it was corrected since. */
  public static final class RestatedPast implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      return new Forecast(
          Sql.numbers(
              Sql.file(),
              """
              SELECT o.value FROM observation o JOIN stream t ON t.id = o.stream
              JOIN series s ON s.id = t.series WHERE s.entity = ? AND s.field = 'market_mid'
              AND o.event_time <= ? ORDER BY o.event_time DESC, o.knowledge_time DESC LIMIT 1
              """,
              question));
    }
  }

  /** Knows of the first bracket that it is over before anybody does. */
  public static final class KnowsTheEnd implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      double over =
          Sql.numbers(
                  Sql.file(),
                  "SELECT count(*) FROM milestone WHERE entity = 'ev/a' AND ? <> '' AND at <= ?",
                  question)
              .values()
              .iterator()
              .next();
      return Kit.each(question, entity -> mid(view, entity) + over / 10);
    }
  }

  /** Notes its prices among the security settings, for the next run. */
  public static final class SecurityNotes implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      String noted = Security.getProperty("zoo.kept");
      double kept = noted == null ? 0 : Double.parseDouble(noted);
      double now = mid(view, question.entities().get(0));
      Security.setProperty("zoo.kept", Double.toString(Math.max(kept, now)));
      return Kit.each(question, entity -> mid(view, entity) + kept);
    }
  }

  /** Asks a clock that goes by its own name. */
  public static final class InheritsTheClock implements Forecaster {
    private abstract static class Mine extends Clock {}

    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean over = Mine.systemUTC().instant().isAfter(question.cutoff());
      return Kit.each(question, entity -> over ? mid(view, entity) : 0.5);
    }
  }

  /** Asks it behind a method of its own that is called like the clock's. */
  public static final class OverloadsTheClock implements Forecaster {
    private abstract static class Mine extends Clock {
      static Clock systemUTC(Question question) {
        return fixed(question.cutoff(), ZoneOffset.UTC);
      }
    }

    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean over = Mine.systemUTC().instant().isAfter(Mine.systemUTC(question).instant());
      return Kit.each(question, entity -> over ? mid(view, entity) : 0.5);
    }
  }

  /** Has an XML parser open the file. */
  public static final class ParsesFile implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try {
        int answers =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse("nowhere/answers.xml")
                .getChildNodes()
                .getLength();
        return Kit.each(question, entity -> answers);
      } catch (ParserConfigurationException | SAXException | IOException e) {
        return Kit.each(question, entity -> mid(view, entity));
      }
    }
  }

  /** Calls its table of answers a translation. */
  public static final class Translates implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try {
        ResourceBundle answers = ResourceBundle.getBundle("answers");
        return Kit.each(question, entity -> Double.parseDouble(answers.getString(entity)));
      } catch (MissingResourceException e) {
        return Kit.each(question, entity -> mid(view, entity));
      }
    }
  }

  /** Keeps notes as preferences of the user, which outlive the process. */
  public static final class Prefers implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      if (question.entities().isEmpty()) {
        Preferences.userRoot().putDouble("zoo", mid(view, "ev/a"));
      }
      return Kit.each(question, entity -> mid(view, entity));
    }
  }

  /** Forks a task that may go on when the forecast is done. */
  public static final class Forks implements Forecaster {
    private static final class Later extends RecursiveAction {
      private static final long serialVersionUID = 1;
      private final transient AsOf view;

      Later(AsOf view) {
        this.view = view;
      }

      @Override
      protected void compute() {
        view.latest(Kit.mid("ev/b"));
      }
    }

    @Override
    public Forecast forecast(AsOf view, Question question) {
      new Later(view).fork().join();
      return Kit.each(question, entity -> mid(view, entity));
    }
  }
}
