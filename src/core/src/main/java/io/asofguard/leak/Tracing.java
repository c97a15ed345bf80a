package io.asofguard.leak;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Halves the altered rows until no half moves the forecast any more. */
final class Tracing {
  private final Tested tested;
  private final Alteration by;
  private final long cutoff;
  private final List<Long> asked;
  private final Answered before;

  Tracing(Tested tested, Alteration by, long cutoff) {
    this.tested = tested;
    this.by = by;
    this.cutoff = cutoff;
    this.asked =
        tested.stateful()
            ? List.copyOf(new TreeSet<>(tested.cutoffs()).headSet(cutoff, true))
            : List.of(cutoff);
    this.before = answer();
  }

  /** The finding with the rows that move it, if that can be had at this cutoff alone. */
  Finding traced(Finding finding) {
    List<Long> rows = tested.bench().copy().reached(by, cutoff);
    if (!moves(rows)) {
      return finding;
    }
    while (rows.size() > 1) {
      List<Long> sooner = rows.subList(0, rows.size() / 2);
      List<Long> later = rows.subList(rows.size() / 2, rows.size());
      if (moves(sooner)) {
        rows = sooner;
      } else if (moves(later)) {
        rows = later;
      } else {
        break;
      }
    }
    Datum datum = tested.bench().copy().datum(rows.get(0));
    Change change = move(rows);
    String entity = change == null ? "" : change.entity();
    return new Finding(
        finding.rule(),
        "the forecast of "
            + entity
            + " moves with "
            + by.text()
            + (rows.size() == 1
                ? "; one row alone moves it"
                : "; " + rows.size() + " rows move it only together, and this is the first"),
        finding.subject(),
        datum,
        finding.cutoff(),
        tested.bench().wall(datum.series().entity()),
        finding.place(),
        change,
        finding.fix(),
        finding.reproduce());
  }

  private boolean moves(List<Long> rows) {
    return move(rows) != null;
  }

  private @Nullable Change move(List<Long> rows) {
    return before.changeTo(tested.bench().copy().with(by, rows, this::answer));
  }

  private Answered answer() {
    Map<Long, Answered> answers = tested.bench().run(tested.maker(), asked, tested.watch());
    Answered last = answers.get(cutoff);
    if (last == null) {
      throw new IllegalStateException("no forecast at " + cutoff);
    }
    return last;
  }
}
