package io.asofguard.ingest;

import java.io.IOException;

/** Sorted rows, of which a storer gets the first so many, and the rest is counted. */
final class StageSample extends SortedRows {
  private static final long ROWS = 200_000;

  private final SortedRows all;
  private final RowStorer.Bound bound;
  private final Names names;
  private long taken;
  private long seriesCount;
  private long outside;
  private int last = -1;

  StageSample(SortedRows all, Names names, RowStorer.Bound bound) {
    this.all = all;
    this.names = names;
    this.bound = bound;
  }

  @Override
  boolean next() throws IOException {
    return taken < ROWS && move();
  }

  private boolean move() throws IOException {
    if (!all.next()) {
      return false;
    }
    copyFrom(all);
    taken++;
    seriesCount += series == last ? 0 : 1;
    last = series;
    outside += bound.problem(names, this) == null ? 0 : 1;
    return true;
  }

  /** Goes through what the sample has left; gives the number of all rows. */
  long count() throws IOException {
    while (move()) {
      // Counted.
    }
    return taken;
  }

  long series() {
    return seriesCount;
  }

  /** How many rows lie outside the plan. */
  long outside() {
    return outside;
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
