package io.asofguard.hotpath;

/**
 * How large an index will be, about: the file gets that size at once. Where much is revised it
 * needs up to half as much again: then it grows, once, to twice the size.
 *
 * @param rows rows of all series
 * @param series how many series
 */
public record IndexSize(long rows, long series) {
  private static final double BYTES_PER_ROW = 48.9;
  private static final int BYTES_PER_SERIES = 6 * Layout.RECORD;
  private static final int SPARE = 4;

  int pages() {
    double bytes = rows * BYTES_PER_ROW + (double) series * BYTES_PER_SERIES;
    return Math.toIntExact((long) (bytes / Layout.USABLE) + SPARE);
  }
}
