package io.asofguard.store;

import io.asofguard.law.Revision;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of all visible runs of a series in one order: that of {@code compareDescending}. */
final class MergedRuns implements Iterator<Revision>, AutoCloseable {
  private final List<RunCursor> cursors = new ArrayList<>();

  static MergedRuns open(
      SqlStatements statements, SeriesPlan plan, long asked, long floor, long cutoff, long snapshot)
      throws SQLException {
    MergedRuns merged = new MergedRuns();
    int slot = 0;
    for (VisibleRun run : plan.runs()) {
      merged.cursors.add(new RunCursor(statements, slot++, run, asked, floor, cutoff, snapshot));
    }
    return merged;
  }

  @Override
  public boolean hasNext() {
    return leading() != null;
  }

  @Override
  public Revision next() {
    RunCursor leading = leading();
    if (leading == null) {
      throw new NoSuchElementException();
    }
    return leading.next();
  }

  private @Nullable RunCursor leading() {
    RunCursor best = null;
    for (RunCursor cursor : cursors) {
      if (cursor.hasNext() && (best == null || cursor.peek().compareDescending(best.peek()) < 0)) {
        best = cursor;
      }
    }
    return best;
  }

  @Override
  public void close() throws SQLException {
    for (RunCursor cursor : cursors) {
      cursor.close();
    }
  }
}
