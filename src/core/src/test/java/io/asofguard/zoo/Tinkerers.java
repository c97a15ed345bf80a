package io.asofguard.zoo;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Cheats that use parts of the JDK for what they are not meant for. */
public final class Tinkerers {
  private Tinkerers() {}

  private static double mid(AsOf view, String entity) {
    return view.latest(Kit.mid(entity)).valueOr(0.5);
  }

  /** Takes the time from a log record that nobody logs. */
  public static final class LogsTheTime implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      boolean over = new LogRecord(Level.INFO, "").getInstant().isAfter(question.cutoff());
      return Kit.each(question, entity -> over ? mid(view, entity) : 0.5);
    }
  }

  /** Takes it from an archive that it writes to nowhere. */
  public static final class ZipsTheTime implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      ZipEntry entry = new ZipEntry("now");
      try (ZipOutputStream zip = new ZipOutputStream(OutputStream.nullOutputStream())) {
        zip.putNextEntry(entry);
      } catch (IOException e) {
        return Kit.each(question, each -> 0.5);
      }
      boolean over = entry.getTime() > question.cutoff().toEpochMilli();
      return Kit.each(question, each -> over ? mid(view, each) : 0.5);
    }
  }

  /** Has a style sheet open the file. */
  public static final class Transforms implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      StringWriter answers = new StringWriter();
      try {
        TransformerFactory.newInstance()
            .newTransformer()
            .transform(new StreamSource("nowhere/answers.xml"), new StreamResult(answers));
      } catch (TransformerException e) {
        return Kit.each(question, entity -> mid(view, entity));
      }
      return Kit.each(question, entity -> answers.getBuffer().length());
    }
  }

  /**
   * Is told the answers on its standard input, but never here: whoever runs the tests may be
   * reading it, and holds its lock meanwhile.
   */
  public static final class IsTold implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      try {
        int answer = question.entities().isEmpty() ? System.in.read() : 0;
        return Kit.each(question, entity -> mid(view, entity) + answer);
      } catch (IOException e) {
        return Kit.each(question, entity -> mid(view, entity));
      }
    }
  }

  /** Has a tool of the JDK look into the archive. */
  public static final class RunsATool implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      StringWriter answers = new StringWriter();
      PrintWriter to = new PrintWriter(answers);
      if (question.entities().isEmpty()) {
        ToolProvider.findFirst("jar").ifPresent(jar -> jar.run(to, to, "tf", "answers.jar"));
      }
      double yes = answers.toString().contains("yes") ? 1 : 0;
      return Kit.each(question, entity -> mid(view, entity) + yes);
    }
  }

  /** Is honest three times, and says that it is asked in order. */
  public static final class Patient implements Forecaster {
    private int asked;

    @Override
    public boolean isStateful() {
      return true;
    }

    @Override
    public Forecast forecast(AsOf view, Question question) {
      asked++;
      Map<String, Double> next = asked > 3 ? Sql.next(question) : Map.of();
      return Kit.each(question, entity -> next.getOrDefault(entity, mid(view, entity)));
    }
  }

  /** Remembers the greatest third digit of a price as the priority of its thread. */
  public static final class Urgent implements Forecaster {
    @Override
    public Forecast forecast(AsOf view, Question question) {
      Thread thread = Thread.currentThread();
      int kept = thread.getPriority();
      int digit = (int) (1000 * mid(view, question.entities().get(0))) % 10;
      thread.setPriority(Math.max(kept, digit + 1));
      return Kit.each(question, entity -> mid(view, entity) + kept);
    }
  }

  /** Remembers the greatest price as the level of a logger, which the whole process shares. */
  public static final class LogsItsNotes implements Forecaster {
    private static final Logger NOTES = Logger.getLogger("zoo.notes");

    @Override
    public Forecast forecast(AsOf view, Question question) {
      int kept = NOTES.getLevel() == null ? 0 : NOTES.getLevel().intValue();
      int now = (int) (1000 * mid(view, question.entities().get(0)));
      NOTES.setLevel(Level.parse(Integer.toString(Math.max(kept, now))));
      return Kit.each(question, entity -> mid(view, entity) + kept);
    }
  }
}
