package io.asofguard.hotpath;

import io.asofguard.law.Law;

/**
 * Rows in the order of their knowledge times. Most come in that order already: they stay, and only
 * the late ones are sorted and merged in.
 */
final class KnowledgeOrder {
  private final long[] knowledge;
  private int[] late;
  private int lateSize;

  private KnowledgeOrder(SeriesRows rows) {
    this.knowledge = rows.knowledge;
    this.late = new int[16];
  }

  static int[] of(SeriesRows rows) {
    return new KnowledgeOrder(rows).order(rows.size);
  }

  private int[] order(int size) {
    int[] punctual = new int[size];
    int punctualSize = 0;
    for (int row = 0; row < size; row++) {
      if (punctualSize == 0 || !isBefore(row, punctual[punctualSize - 1])) {
        punctual[punctualSize++] = row;
      } else {
        addLate(row);
      }
    }
    if (lateSize == 0) {
      return punctual;
    }
    int[] scratch = new int[lateSize];
    sort(late, scratch, 0, lateSize);
    int[] merged = new int[size];
    merge(late, 0, lateSize, punctual, 0, punctualSize, merged, 0);
    return merged;
  }

  private void addLate(int row) {
    if (lateSize == late.length) {
      late = java.util.Arrays.copyOf(late, 2 * lateSize);
    }
    late[lateSize++] = row;
  }

  private void sort(int[] rows, int[] scratch, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(rows, scratch, from, middle);
    sort(rows, scratch, middle, to);
    if (isBefore(rows[middle], rows[middle - 1])) {
      merge(rows, from, middle, rows, middle, to, scratch, from);
      System.arraycopy(scratch, from, rows, from, to - from);
    }
  }

  private void merge(int[] a, int ai, int aEnd, int[] b, int bi, int bEnd, int[] to, int at) {
    int i = ai;
    int j = bi;
    for (int out = at; i < aEnd || j < bEnd; out++) {
      boolean fromB = i == aEnd || (j < bEnd && isBefore(b[j], a[i]));
      to[out] = fromB ? b[j++] : a[i++];
    }
  }

  private boolean isBefore(int row, int other) {
    return Law.order(knowledge[row], knowledge[other]) < 0;
  }
}
