package io.asofguard.hotpath;

import java.util.Arrays;

/** The cover of a few neighbouring rows of a series. */
final class RowCover {
  private static final long[][] NONE = new long[0][];

  private RowCover() {}

  static Cover of(SeriesRows rows, int begin, int end) {
    long from = Cover.NEVER;
    long[][] intervals = NONE;
    for (int row = begin; row < end; row++) {
      if (rows.isRetraction(row)) {
        continue;
      }
      if (isRevised(rows, row)) {
        intervals = Arrays.copyOf(intervals, intervals.length + 1);
        intervals[intervals.length - 1] = new long[] {rows.knowledge[row], rows.knowledge[row + 1]};
      } else {
        from = Math.min(from, rows.knowledge[row]);
      }
    }
    return Cover.of(from, intervals);
  }

  private static boolean isRevised(SeriesRows rows, int row) {
    return row + 1 < rows.size && rows.eventTime[row + 1] == rows.eventTime[row];
  }
}
