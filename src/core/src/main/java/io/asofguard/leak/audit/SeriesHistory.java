package io.asofguard.leak.audit;

import io.asofguard.law.Earliest;
import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one series, in memory: what was in force at a cutoff, and when a value was first
 * known. Times are nanoseconds since the epoch, UTC. Both cost a logarithm.
 *
 * <p>The rows lie in the order of (event time, knowledge time, publishing snapshot, sequence), so
 * of an event time the last row that is known by a cutoff is the revision that counts.
 */
final class SeriesHistory {
  private static final int NEIGHBOURS = 3;

  /** Takes rows in that order. */
  static final class Builder {
    private long[] events = new long[1024];
    private long[] known = new long[1024];
    private double[] values = new double[1024];
    private int size;

    void add(Revision row) {
      if (size == events.length) {
        int length = Math.multiplyExact(size, 2);
        events = Arrays.copyOf(events, length);
        known = Arrays.copyOf(known, length);
        values = Arrays.copyOf(values, length);
      }
      events[size] = row.eventTime();
      known[size] = row.knowledge();
      values[size++] = row.value();
    }

    /** The history, or null if no row was added. */
    @Nullable SeriesHistory build() {
      return size == 0
          ? null
          : new SeriesHistory(
              Arrays.copyOf(events, size), Arrays.copyOf(known, size), Arrays.copyOf(values, size));
    }
  }

  private final long[] events;
  private final double[] values;
  private final long[] instants;
  private final Earliest known;
  private final double[] distinct;
  private final int[] firstRow;
  private final Earliest firstKnown;

  private SeriesHistory(long[] events, long[] known, double[] values) {
    this.events = events;
    this.values = values;
    this.instants = known;
    this.known = new Earliest(known);
    this.distinct = distinct(values);
    this.firstRow = firstRows(known);
    this.firstKnown = new Earliest(Arrays.stream(firstRow).mapToLong(row -> known[row]).toArray());
  }

  private static double[] distinct(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).map(v -> v + 0.0).toArray();
    Arrays.sort(sorted);
    int size = 0;
    for (double value : sorted) {
      if (size == 0 || sorted[size - 1] != value) {
        sorted[size++] = value;
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  /** Of each distinct value the row by which it was first known. */
  private int[] firstRows(long[] instants) {
    int[] first = new int[distinct.length];
    Arrays.fill(first, -1);
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        int at = Arrays.binarySearch(distinct, values[row] + 0.0);
        boolean earlier = first[at] < 0 || Law.order(instants[row], instants[first[at]]) < 0;
        first[at] = earlier ? row : first[at];
      }
    }
    return first;
  }

  /** The value in force at a cutoff; NaN for none. */
  double latest(long cutoff) {
    int at = known.lastKnown(lastInForce(cutoff), cutoff);
    while (at >= 0 && Double.isNaN(values[at])) {
      at = known.lastKnown(before(at), cutoff);
    }
    return at < 0 ? Double.NaN : values[at];
  }

  /** The last row whose event time is at or before another. */
  private int lastInForce(long asked) {
    int low = 0;
    int high = events.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Law.inForce(events[middle], asked)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The last row of an earlier event time: a retraction hides all of its own. */
  private int before(int row) {
    return events[row] == Long.MIN_VALUE ? -1 : lastInForce(events[row] - 1);
  }

  /** How a value was first known, give or take; null if it never was. */
  @Nullable FirstKnown first(double value, Tolerance tolerance) {
    int from = place(tolerance.least(value));
    int to = place(Math.nextUp(tolerance.greatest(value)));
    if (from >= to) {
      return null;
    }
    long earliest = firstKnown.between(from, to);
    int at = from;
    while (instants[firstRow[at]] != earliest) {
      at++;
    }
    return new FirstKnown(events[firstRow[at]], earliest);
  }

  /**
   * A value moved onto the widest grid, of 1, 0.5, 0.1, 0.05 and so on, that the series' own values
   * next to it lie on.
   *
   * @param value where
   * @param most the widest step that counts
   */
  double onGrid(double value, double most) {
    int at = place(value);
    int from = Math.max(0, at - NEIGHBOURS);
    int to = Math.min(distinct.length, at + NEIGHBOURS);
    if (to - from < NEIGHBOURS) {
      return value;
    }
    for (int digits = 0; digits <= Grid.MOST_DIGITS; digits++) {
      for (int per = 1; per <= 2; per++) {
        double inverse = Grid.power(digits) * per;
        if (1 / inverse <= most * (1 + 1e-9) && isGrid(from, to, inverse)) {
          return Math.rint(value * inverse) / inverse;
        }
      }
    }
    return value;
  }

  /** Whether two of three values lie on a grid, given by how many steps make one. */
  private boolean isGrid(int from, int to, double inverse) {
    int on = 0;
    for (int i = from; i < to; i++) {
      double steps = distinct[i] * inverse;
      on += Math.abs(steps - Math.rint(steps)) < 1e-6 ? 1 : 0;
    }
    return 3 * on >= 2 * (to - from);
  }

  /** Where a value stands, or would stand, among the distinct ones. */
  private int place(double bound) {
    int found = Arrays.binarySearch(distinct, bound + 0.0);
    return found >= 0 ? found : -found - 1;
  }
}
