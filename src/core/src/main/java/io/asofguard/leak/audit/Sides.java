package io.asofguard.leak.audit;

import org.jspecify.annotations.Nullable;

/** Which way the rows fell that could have fallen either way. */
final class Sides {
  private long values;
  private long mirrors;
  private long valuesOnGrid;
  private long mirrorsOnGrid;
  private long known;
  private long never;
  private double expected;
  private double variance;

  /**
   * Counts a row whose value was not known by its time.
   *
   * @param valueIsLater whether its value came up later
   * @param mirrorIsLater whether its mirror did; null if the mirror tells nothing
   * @param chance of the value, if one of the two alone comes up
   */
  void add(boolean valueIsLater, @Nullable Boolean mirrorIsLater, double chance) {
    known += valueIsLater ? 1 : 0;
    never += valueIsLater ? 0 : 1;
    if (mirrorIsLater != null && valueIsLater != mirrorIsLater) {
      values += valueIsLater ? 1 : 0;
      mirrors += valueIsLater ? 0 : 1;
      expected += chance;
      variance += chance * (1 - chance);
    }
  }

  /** As {@link #add}, for the mirror moved to where the series has its prices. */
  void addOnPriceGrid(boolean valueIsLater, @Nullable Boolean mirrorIsLater) {
    if (mirrorIsLater != null && valueIsLater != mirrorIsLater) {
      valuesOnGrid += valueIsLater ? 1 : 0;
      mirrorsOnGrid += valueIsLater ? 0 : 1;
    }
  }

  FileTest test() {
    return new FileTest(
        new SignTest(values, mirrors),
        new SignTest(valuesOnGrid, mirrorsOnGrid),
        new FairPrice(known, never, expected, variance).explains(values));
  }
}
