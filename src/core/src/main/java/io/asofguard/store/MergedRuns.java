package io.asofguard.store;

import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all visible runs of a series in one order: that of {@code compareDescending}. A run
 * is opened when the merge comes down to the event times that it has, so a read pays only for the
 * runs that may answer.
 */
final class MergedRuns implements Iterator<Revision>, AutoCloseable {

  /** A run that no row can come from before the merge has come down to an event time. */
  private record Waiting(VisibleRun run, long greatest) {}

  private final SqlStatements statements;
  private final long asked;
  private final long floor;
  private final long cutoff;
  private final long snapshot;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<RunCursor> cursors = new ArrayList<>();

  private MergedRuns(SqlStatements statements, long asked, long floor, long cutoff, long snapshot) {
    this.statements = statements;
    this.asked = asked;
    this.floor = floor;
    this.cutoff = cutoff;
    this.snapshot = snapshot;
  }

  static MergedRuns open(
      SqlStatements statements,
      SeriesPlan plan,
      long asked,
      long floor,
      long cutoff,
      long snapshot) {
    MergedRuns merged = new MergedRuns(statements, asked, floor, cutoff, snapshot);
    for (VisibleRun run : plan.runs()) {
      merged.add(run);
    }
    merged.waiting.sort(Comparator.comparingLong(Waiting::greatest));
    return merged;
  }

  private void add(VisibleRun run) {
    if (Law.known(run.firstKnown(), cutoff)) {
      Long greatest = run.greatest(asked, floor);
      if (greatest != null) {
        waiting.add(new Waiting(run, greatest));
      }
    }
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
      best = earlier(best, cursor);
    }
    while (!waiting.isEmpty() && mayLead(waiting.get(waiting.size() - 1), best)) {
      best = earlier(best, open(waiting.remove(waiting.size() - 1).run));
    }
    return best;
  }

  private static boolean mayLead(Waiting next, @Nullable RunCursor best) {
    return best == null || Law.inForce(best.peek().eventTime(), next.greatest);
  }

  private static @Nullable RunCursor earlier(@Nullable RunCursor best, RunCursor other) {
    boolean leads =
        other.hasNext() && (best == null || other.peek().compareDescending(best.peek()) < 0);
    return leads ? other : best;
  }

  private RunCursor open(VisibleRun run) {
    try {
      RunCursor cursor =
          new RunCursor(statements, cursors.size(), run, asked, floor, cutoff, snapshot);
      cursors.add(cursor);
      return cursor;
    } catch (SQLException e) {
      throw Failures.read(e);
    }
  }

  @Override
  public void close() throws SQLException {
    for (RunCursor cursor : cursors) {
      cursor.close();
    }
  }
}
