package io.asofguard.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A range of event times of a run that no backfill hides; both ends inclusive. */
record Slice(long low, long high) {

  /**
   * What the masks leave of a run, latest first: of all event times, but only where the run has
   * rows, so that a run that is hidden whole costs a read nothing.
   */
  static List<Slice> without(List<Slice> masks, Slice events) {
    return without(masks).stream().filter(slice -> slice.meets(events)).toList();
  }

  /** What is left of all event times when the masks are cut out, latest first. */
  static List<Slice> without(List<Slice> masks) {
    List<Slice> sorted = new ArrayList<>(masks);
    sorted.sort(Comparator.comparingLong(Slice::high).reversed());
    List<Slice> left = new ArrayList<>();
    long high = Long.MAX_VALUE;
    for (Slice mask : sorted) {
      if (mask.low > high) {
        continue;
      }
      if (mask.high < high) {
        left.add(new Slice(mask.high + 1, high));
      }
      if (mask.low == Long.MIN_VALUE) {
        return List.copyOf(left);
      }
      high = Math.min(high, mask.low - 1);
    }
    left.add(new Slice(Long.MIN_VALUE, high));
    return List.copyOf(left);
  }

  /** What it has in common with another that it meets. */
  Slice clip(Slice other) {
    return new Slice(Math.max(low, other.low), Math.min(high, other.high));
  }

  boolean meets(Slice other) {
    return low <= other.high && other.low <= high;
  }
}
