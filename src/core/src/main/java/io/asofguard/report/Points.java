package io.asofguard.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Points of a chart, each with what is said of it. Times are nanoseconds since the epoch, UTC.
 * Built by one thread.
 */
public final class Points {
  private static final int MOST_ON_A_LINE = 3_000;
  private static final int MOST_DOTS = 4_000;
  private static final int CELLS = 250;

  /** None yet. */
  public Points() {}

  record Point(double x, double y, String note) {}

  private final List<Point> points = new ArrayList<>();

  /**
   * Adds a value.
   *
   * @param at when
   * @param value the value; NaN breaks a line
   * @return this
   */
  public Points add(long at, double value) {
    return add(at, value, "");
  }

  /**
   * Adds a value with a note.
   *
   * @param at when
   * @param value the value
   * @param note what is shown beside it, as plain text; empty for the time and the value
   * @return this
   */
  public Points add(long at, double value, String note) {
    points.add(new Point(Axis.millis(at), value, note));
    return this;
  }

  /** Adds an instant over another. */
  Points addTime(long at, long upwards, String note) {
    return add(at, Axis.millis(upwards), note);
  }

  List<Point> list() {
    return points;
  }

  /** Few enough for a line: of each stretch the first, the least, the greatest and the last. */
  Points thinned() {
    if (points.size() <= MOST_ON_A_LINE) {
      return this;
    }
    Points thin = new Points();
    int stretches = MOST_ON_A_LINE / 4;
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) points.size() * i / stretches);
      int to = (int) ((long) points.size() * (i + 1) / stretches);
      thin.addExtremes(points.subList(from, to));
    }
    return thin;
  }

  private void addExtremes(List<Point> stretch) {
    int least = 0;
    int greatest = 0;
    for (int i = 1; i < stretch.size(); i++) {
      least = stretch.get(i).y < stretch.get(least).y ? i : least;
      greatest = stretch.get(i).y > stretch.get(greatest).y ? i : greatest;
    }
    int last = stretch.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i == 0 || i == least || i == greatest || i == last) {
        points.add(stretch.get(i));
      }
    }
  }

  /** Few enough to tell apart: one for each spot of the chart that has any. */
  Points sparse() {
    if (points.size() <= MOST_DOTS) {
      return this;
    }
    Axis x = Axis.ofNumbers(extreme(true, true), extreme(true, false));
    Axis y = Axis.ofNumbers(extreme(false, true), extreme(false, false));
    Set<Integer> taken = new HashSet<>();
    Points sparse = new Points();
    for (Point point : points) {
      int cell = ((int) (x.at(point.x) * CELLS)) * CELLS + (int) (y.at(point.y) * CELLS);
      if (taken.add(cell)) {
        sparse.points.add(point);
      }
    }
    return sparse;
  }

  private double extreme(boolean across, boolean least) {
    double found = least ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      double at = across ? point.x : point.y;
      found = least ? Math.min(found, at) : Math.max(found, at);
    }
    return found;
  }
}
