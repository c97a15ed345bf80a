package io.asofguard.hotpath;

import io.asofguard.law.Law;
import java.util.Arrays;

/**
 * The answers of {@code latest(ts)} as a staircase: a step wherever a row that becomes known
 * changes the answer. Made by one sweep over the rows in the order of their knowledge times.
 *
 * <p>Only for series that speak of no later instant than they are known at: for a projection the
 * answer also changes as time passes.
 */
final class Stairs {
  /** In a note: the answer was known before the step, and is back after a retraction. */
  static final byte KNOWN_EARLIER = 4;

  static final byte BASIS = 3;

  long[] from = new long[16];
  double[] value = new double[16];
  long[] eventTime = new long[16];
  byte[] note = new byte[16];
  int size;

  static boolean isProjection(SeriesRows rows) {
    for (int i = 0; i < rows.size; i++) {
      if (Law.knownBeforeEvent(rows.knowledge[i], rows.eventTime[i])) {
        return true;
      }
    }
    return false;
  }

  void sweep(SeriesRows rows) {
    size = 0;
    int[] order = KnowledgeOrder.of(rows);
    int[] group = groups(rows);
    int[] inForce = new int[rows.size];
    LiveGroups live = new LiveGroups(rows.size);
    int answer = -1;
    for (int i = 0; i < rows.size; ) {
      long now = rows.knowledge[order[i]];
      for (; i < rows.size && rows.knowledge[order[i]] == now; i++) {
        int row = order[i];
        inForce[group[row]] = row;
        if (rows.isRetraction(row)) {
          live.clear(group[row]);
        } else {
          live.set(group[row]);
        }
      }
      int greatest = live.greatest();
      int row = greatest < 0 ? -1 : inForce[greatest];
      if (row != answer) {
        step(rows, now, row);
        answer = row;
      }
    }
  }

  private static int[] groups(SeriesRows rows) {
    int[] group = new int[rows.size];
    int rank = 0;
    for (int i = 1; i < rows.size; i++) {
      if (rows.eventTime[i] != rows.eventTime[i - 1]) {
        rank++;
      }
      group[i] = rank;
    }
    return group;
  }

  private void step(SeriesRows rows, long now, int row) {
    if (size == from.length) {
      grow();
    }
    from[size] = now;
    value[size] = row < 0 ? Double.NaN : rows.value[row];
    eventTime[size] = row < 0 ? 0 : rows.eventTime[row];
    note[size] = row < 0 ? 0 : note(rows, now, row);
    size++;
  }

  private static byte note(SeriesRows rows, long now, int row) {
    return (byte) (rows.basis[row] | (rows.knowledge[row] == now ? 0 : KNOWN_EARLIER));
  }

  private void grow() {
    int length = Math.multiplyExact(size, 2);
    from = Arrays.copyOf(from, length);
    value = Arrays.copyOf(value, length);
    eventTime = Arrays.copyOf(eventTime, length);
    note = Arrays.copyOf(note, length);
  }
}
