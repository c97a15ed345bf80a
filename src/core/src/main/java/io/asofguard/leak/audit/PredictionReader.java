package io.asofguard.leak.audit;

import io.asofguard.ingest.BadFileException;
import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.DecimalParser;
import io.asofguard.ingest.InstantParser;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the predictions in a table; refuses what is none, with its line. */
final class PredictionReader {
  private static final int NONE = -1;

  private final Lines lines;
  private final AuditColumns columns;
  private final long now;
  private final int[] entity;
  private final int value;
  private final int at;
  private final int writtenAt;

  PredictionReader(Lines lines, AuditColumns columns, long now) {
    this.lines = lines;
    this.columns = columns;
    this.now = now;
    this.entity = columns.entity().columns().stream().mapToInt(this::find).toArray();
    this.value = find(columns.value());
    this.at = find(columns.at());
    this.writtenAt = columns.writtenAt() == null ? NONE : find(columns.writtenAt());
  }

  private int find(String column) {
    List<String> given = lines.columns();
    int found = given.indexOf(column);
    if (found < 0) {
      throw new RefusedException(
          lines.name()
              + " has no column '"
              + column
              + "'; it has "
              + String.join(", ", given)
              + (isSplitByOthers(given) ? ", in one: separate columns with commas" : ""));
    }
    if (given.lastIndexOf(column) != found) {
      throw new RefusedException(
          lines.name() + " has the column '" + column + "' twice; rename one");
    }
    return found;
  }

  private static boolean isSplitByOthers(List<String> given) {
    return given.size() == 1 && given.get(0).matches(".*[;\t|].*");
  }

  @Nullable Prediction next() {
    Lines.Line line = lines.next();
    if (line == null) {
      return null;
    }
    long asOf = time(line, at);
    if (Law.future(asOf, now)) {
      throw new RefusedException(
          lines.name()
              + ":"
              + line.number()
              + ": "
              + columns.at()
              + " lies after now ("
              + Nanos.toInstant(now)
              + "): what will be known by then can still change; leave the row out");
    }
    Long written =
        writtenAt == NONE || text(line, writtenAt).isEmpty() ? null : time(line, writtenAt);
    return new Prediction(line.number(), entity(line), asOf, written, value(line));
  }

  private String entity(Lines.Line line) {
    List<String> texts = columns.entity().texts();
    StringBuilder name = new StringBuilder(texts.get(0));
    for (int i = 0; i < entity.length; i++) {
      String part = text(line, entity[i]);
      if (part.isEmpty()) {
        throw bad(line, columns.entity().columns().get(i) + " is empty: whose value is it?");
      }
      name.append(part).append(texts.get(i + 1));
    }
    return name.toString();
  }

  private double value(Lines.Line line) {
    String text = text(line, value);
    if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    double number = DecimalParser.parse(text);
    if (!Double.isFinite(number)) {
      throw bad(
          line, columns.value() + " is not a number: '" + text + "'; leave it empty for none");
    }
    return number;
  }

  private long time(Lines.Line line, int column) {
    try {
      return InstantParser.parse(text(line, column), columns.zone());
    } catch (BadTimeException e) {
      throw bad(line, lines.columns().get(column) + ": " + e.getMessage());
    }
  }

  private static String text(Lines.Line line, int column) {
    return line.cells().get(column).strip();
  }

  private BadFileException bad(Lines.Line line, String problem) {
    return BadFileException.atLine(lines.name(), line.number(), problem);
  }
}
