package io.asofguard.leak;

import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Halves the altered rows, or outcomes, until no half moves the forecast any more. What is left is
 * searched for rows that move it together, and not without any of them: the last of a shortest
 * beginning that moves it, the last of a shortest that moves it along with that, and so on. They
 * are named, as long as they are few.
 */
final class Tracing {
  private static final int FEW = 8;

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
    List<Long> together = needed(together(rows));
    Change moved = move(together);
    change = moved == null ? change : moved;
    List<Datum> data = together.stream().map(row -> tested.bench().copy().datum(by, row)).toList();
    Datum datum = data.get(data.size() - 1);
    return finding
        .saying(
            "the forecast of "
                + change.entity()
                + " moves with "
                + by.text()
                + "; "
                + told(data, rows.indexOf(together.get(0))))
        .about(datum, wall(datum.series().entity()))
        .moved(change);
  }

  /** So many rows at most, the soonest known first. */
  private List<Long> together(List<Long> rows) {
    List<Long> found = new ArrayList<>();
    List<Long> left = rows;
    do {
      int last = last(left, found);
      found.add(0, left.get(last));
      left = left.subList(0, last);
    } while (found.size() < FEW && !left.isEmpty() && move(found) == null);
    return found;
  }

  /** More rows may move it less, so that a beginning has some that it can do without. */
  private List<Long> needed(List<Long> together) {
    List<Long> needed = new ArrayList<>(together);
    for (Long row : together) {
      List<Long> others = new ArrayList<>(needed);
      others.remove(row);
      if (!others.isEmpty() && move(others) != null) {
        needed = others;
      }
    }
    return needed;
  }

  private static String told(List<Datum> data, int before) {
    Datum last = data.get(data.size() - 1);
    String outcome =
        last.outcome() == null
            ? ""
            : "the outcome of " + last.series().entity() + ", " + last.outcome() + ", ";
    if (data.size() == FEW && before > 0) {
      return (outcome.isEmpty() ? "this row " : outcome)
          + "moves it together with some of the "
          + (before + FEW - 1)
          + " before it";
    }
    if (data.size() == 1) {
      return (outcome.isEmpty() ? "one row " : outcome) + "alone moves it";
    }
    return data.size()
        + " move it together, and not without any of them: "
        + data.stream().map(Tracing::text).collect(Collectors.joining("; "));
  }

  private static String text(Datum datum) {
    return datum.series()
        + " = "
        + datum.text()
        + " of "
        + Nanos.toInstant(datum.eventTime())
        + ", known "
        + Nanos.toInstant(datum.knowledge());
  }

  /** An entity that was never quoted may have a wall as well. */
  private @Nullable Wall wall(String entity) {
    Wall quoted = tested.bench().wall(entity);
    return quoted == null ? tested.bench().questions().walls().get(entity) : quoted;
  }

  /** The place of a row that moves the forecast with all before it and others; not without it. */
  private int last(List<Long> rows, List<Long> others) {
    int still = 0;
    int moving = rows.size();
    while (moving - still > 1) {
      int middle = (still + moving) / 2;
      List<Long> some = new ArrayList<>(rows.subList(0, middle));
      some.addAll(others);
      if (move(some) == null) {
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
