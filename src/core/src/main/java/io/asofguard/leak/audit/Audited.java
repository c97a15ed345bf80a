package io.asofguard.leak.audit;

import io.asofguard.guard.Edition;
import io.asofguard.leak.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A file of predictions, judged row by row and as a whole. Holds the rows on disk until it is
 * closed. For one thread.
 */
public final class Audited implements AutoCloseable {
  private final String file;
  private final String field;
  private final Edition edition;
  private final Spool<AuditedRow> rows;
  private final FileTest test;
  private final boolean isLeak;
  private final Map<RowVerdict, Long> counts = new EnumMap<>(RowVerdict.class);

  Audited(String file, String field, Edition edition, Spool<AuditedRow> rows, FileTest test) {
    this.file = file;
    this.field = field;
    this.edition = edition;
    this.rows = rows;
    this.test = test;
    this.isLeak = test.isLeak();
    forEach(row -> counts.merge(row.verdict(), 1L, Long::sum));
  }

  /**
   * The rows.
   *
   * @param to gets each, in the file's order
   */
  public void forEach(Consumer<AuditedRow> to) {
    rows.forEach(
        row -> {
          boolean leaks = row.verdict() == RowVerdict.MATCHES_LATER && isLeak;
          to.accept(leaks ? row.as(RowVerdict.LEAK) : row);
        });
  }

  /**
   * How many rows came to what.
   *
   * @return counts of the verdicts that occur, in the order of the verdicts
   */
  public Map<RowVerdict, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /**
   * Whether a row holds a value that was first known later, by whatever verdict.
   *
   * @return whether there is anything that {@link #test()} decides
   */
  public boolean hasLaterMatches() {
    return counts.containsKey(RowVerdict.LEAK) || counts.containsKey(RowVerdict.MATCHES_LATER);
  }

  /**
   * Whether the later matches are more than chance.
   *
   * @return the test of the file as a whole
   */
  public FileTest test() {
    return test;
  }

  /**
   * What the file came to: a leak if a row proves one, a doubt if a row can't be judged.
   *
   * @return clean for a file without rows, too
   */
  public Verdict verdict() {
    return verdict(counts);
  }

  static Verdict verdict(Map<RowVerdict, Long> counts) {
    Verdict worst = Verdict.CLEAN;
    for (RowVerdict found : counts.keySet()) {
      if (found.verdict() == Verdict.LEAK) {
        return Verdict.LEAK;
      }
      worst = found.verdict() == Verdict.INCONCLUSIVE ? Verdict.INCONCLUSIVE : worst;
    }
    return worst;
  }

  /**
   * How the file is called.
   *
   * @return its name
   */
  public String file() {
    return file;
  }

  /**
   * The field that its values are of.
   *
   * @return the field's name
   */
  public String field() {
    return field;
  }

  /**
   * What it was held against.
   *
   * @return the edition
   */
  public Edition edition() {
    return edition;
  }

  @Override
  public void close() {
    rows.close();
  }
}
