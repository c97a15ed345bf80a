package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.DraftReader;
import io.asofguard.ingest.Origin;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The drafts of a table, row by row; a row that can't be used goes to quarantine. */
abstract class RowDrafts implements DraftReader {
  final TableRows rows;
  final Drafts drafts = new Drafts();
  private @Nullable Origin last;
  private boolean ended;

  RowDrafts(TableRows rows) {
    this.rows = rows;
  }

  @Override
  public final boolean next(Consumer<Draft> to) {
    if (ended) {
      return false;
    }
    drafts.to(to);
    if (rows.next()) {
      last = rows.origin();
      row(last);
    } else {
      ended = true;
      end();
      rows.notes().forEach(drafts::note);
    }
    return true;
  }

  private void row(Origin at) {
    try {
      take();
    } catch (UnusableException e) {
      drafts.unusable(at, e.reason());
    }
  }

  private void end() {
    if (last != null) {
      end(last);
    }
  }

  /**
   * Takes the row at hand.
   *
   * @throws UnusableException if it can't be used
   */
  abstract void take();

  /** Hands over what only the end tells, to stand where the last row does. */
  void end(Origin at) {}

  /** Refuses a row that does not fall into its columns. */
  final void refuseProblem() {
    String problem = rows.problem();
    if (problem != null) {
      throw new UnusableException(problem);
    }
  }

  /** A cell that must be there. */
  final String required(String name) {
    String text = rows.get(name);
    if (text == null) {
      throw new UnusableException(name + " is missing");
    }
    return text;
  }

  @Override
  public final List<String> notes() {
    return drafts.notes();
  }
}
