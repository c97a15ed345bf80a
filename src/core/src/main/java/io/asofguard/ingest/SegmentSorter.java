package io.asofguard.ingest;

/**
 * Orders a segment by (series, event time, knowledge time), rows of equal key in the order in which
 * they came: a counting sort over series, then per series a merge sort that passes over what is in
 * order already, as files mostly are.
 */
final class SegmentSorter {
  private final RowSegment rows;
  private final int[] order;
  private final int[] scratch;

  private SegmentSorter(RowSegment rows) {
    this.rows = rows;
    this.order = new int[rows.size];
    this.scratch = new int[rows.size];
  }

  /** The rows' indices in order. */
  static int[] order(RowSegment rows) {
    return new SegmentSorter(rows).sort();
  }

  private int[] sort() {
    int[] ends = groupBySeries();
    int from = 0;
    for (int end : ends) {
      mergeSort(from, end);
      from = end;
    }
    return order;
  }

  private int[] groupBySeries() {
    int greatest = -1;
    for (int i = 0; i < rows.size; i++) {
      greatest = Math.max(greatest, rows.series[i]);
    }
    int[] ends = new int[greatest + 1];
    for (int i = 0; i < rows.size; i++) {
      ends[rows.series[i]]++;
    }
    int total = 0;
    for (int s = 0; s < ends.length; s++) {
      int count = ends[s];
      ends[s] = total;
      total += count;
    }
    for (int i = 0; i < rows.size; i++) {
      order[ends[rows.series[i]]++] = i;
    }
    return ends;
  }

  private void mergeSort(int from, int to) {
    if (to - from < 2 || isSorted(from, to)) {
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(from, middle);
    mergeSort(middle, to);
    if (compare(order[middle - 1], order[middle]) > 0) {
      merge(from, middle, to);
    }
  }

  private boolean isSorted(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (compare(order[i - 1], order[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private void merge(int from, int middle, int to) {
    System.arraycopy(order, from, scratch, from, middle - from);
    int left = from;
    int right = middle;
    int out = from;
    while (left < middle && right < to) {
      order[out++] = compare(scratch[left], order[right]) <= 0 ? scratch[left++] : order[right++];
    }
    System.arraycopy(scratch, left, order, out, middle - left);
  }

  private int compare(int a, int b) {
    int byEvent = Long.compare(rows.eventTime[a], rows.eventTime[b]);
    return byEvent != 0 ? byEvent : Long.compare(rows.knowledge[a], rows.knowledge[b]);
  }
}
