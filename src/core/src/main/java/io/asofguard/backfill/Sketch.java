package io.asofguard.backfill;

import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a series as they are known now, in few enough points to draw: of each stretch of
 * event times the least and the greatest value. Built by one thread.
 */
public final class Sketch {
  private static final int STRETCHES = 600;

  /**
   * One value.
   *
   * @param eventTime nanoseconds since the epoch, UTC
   * @param value the value in force
   */
  public record Point(long eventTime, double value) {}

  private final List<Point> points = new ArrayList<>();
  private final double width;
  private final long from;
  private @Nullable Point least;
  private @Nullable Point greatest;
  private long stretch = -1;

  Sketch(long from, long to) {
    this.from = from;
    this.width = Math.max(1, ((double) to - from) / STRETCHES);
  }

  /** Takes the values in the order in which a window hands them on: latest first. */
  void add(Revision row) {
    long next = (long) (((double) row.eventTime() - from) / width);
    if (next != stretch) {
      flush();
      stretch = next;
    }
    Point point = new Point(row.eventTime(), row.value());
    least = least == null || point.value < least.value ? point : least;
    greatest = greatest == null || point.value > greatest.value ? point : greatest;
  }

  private void flush() {
    Point low = least;
    Point high = greatest;
    if (low != null && high != null) {
      boolean lowIsLater = Law.order(low.eventTime, high.eventTime) > 0;
      points.add(lowIsLater ? low : high);
      if (!low.equals(high)) {
        points.add(lowIsLater ? high : low);
      }
    }
    least = null;
    greatest = null;
  }

  Sketch done() {
    flush();
    Collections.reverse(points);
    return this;
  }

  /**
   * The points.
   *
   * @return by event time
   */
  public List<Point> points() {
    return points;
  }
}
