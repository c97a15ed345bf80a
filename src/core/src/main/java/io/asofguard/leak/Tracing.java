package io.asofguard.leak;

import io.asofguard.law.Wall;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Halves the altered rows, or outcomes, until no half moves the forecast any more. Of what is left,
 * the last row of a shortest beginning that moves it is named: without that row the others do not.
 */
final class Tracing {
  private final Tested tested;
  private final Alteration by;
  private final long cutoff;
  private final List<Long> asked;
  private final Answered before;

  /** Looks at a move at one of the cutoffs of a pass. */
  Tracing(Tested tested, Alteration by, List<Long> pass, long cutoff) {
    this.tested = tested;
    this.by = by;
    this.cutoff = cutoff;
    this.asked =
        tested.stateful()
            ? List.copyOf(new TreeSet<>(pass).headSet(cutoff, true))
            : List.of(cutoff);
    this.before = answer();
  }

  /** The finding with the rows that move it, if that can be had at this cutoff alone. */
  Finding traced(Finding finding) {
    List<Long> rows = tested.bench().copy().reached(by, cutoff);
    Change change = rows.isEmpty() ? null : move(rows);
    if (change == null) {
      return finding.saying(finding.message() + "; at this cutoff alone nothing moves it");
    }
    for (Half half = moving(rows); half != null; half = moving(rows)) {
      rows = half.rows;
      change = half.change;
    }
    int last = last(rows);
    Datum datum = tested.bench().copy().datum(by, rows.get(last));
    return finding
        .saying(
            "the forecast of "
                + change.entity()
                + " moves with "
                + by.text()
                + "; "
                + told(datum, rows.size() == 1, last))
        .about(datum, wall(datum.series().entity()))
        .moved(change);
  }

  private static String told(Datum datum, boolean isAlone, int before) {
    String together = " moves it together with some of the " + before + " before it";
    if (datum.outcome() == null) {
      return isAlone ? "one row alone moves it" : "this row" + together;
    }
    String outcome = "the outcome of " + datum.series().entity() + ", " + datum.outcome() + ",";
    return outcome + (isAlone ? " alone moves it" : together);
  }

  /** An entity that was never quoted may have a wall as well. */
  private @Nullable Wall wall(String entity) {
    Wall quoted = tested.bench().wall(entity);
    return quoted == null ? tested.bench().questions().walls().get(entity) : quoted;
  }

  /** The place of a row that moves the forecast with all before it, which by themselves do not. */
  private int last(List<Long> rows) {
    int still = 0;
    int moving = rows.size();
    while (moving - still > 1) {
      int middle = (still + moving) / 2;
      if (move(rows.subList(0, middle)) == null) {
        still = middle;
      } else {
        moving = middle;
      }
    }
    return moving - 1;
  }

  private record Half(List<Long> rows, Change change) {}

  /** The half of the rows that moves the forecast as well; null if neither does. */
  private @Nullable Half moving(List<Long> rows) {
    if (rows.size() < 2) {
      return null;
    }
    int middle = rows.size() / 2;
    for (List<Long> half : List.of(rows.subList(0, middle), rows.subList(middle, rows.size()))) {
      Change change = move(half);
      if (change != null) {
        return new Half(half, change);
      }
    }
    return null;
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
