package io.asofguard.leak.audit;

import org.jspecify.annotations.Nullable;

/** Which way the rows fell that could have fallen either way. */
final class Sides {
  private static final double NEARLY_ALL = 0.95;
  private static final double SOME = 0.05;
  private static final int FEWEST = 20;

  /** Rows of which one alone came up later: the value, or the mirror. */
  private static final class Tally {
    private long values;
    private long mirrors;

    /** Counts a row; none whose mirror tells nothing, which is null then. */
    void add(boolean valueIsLater, @Nullable Boolean mirrorIsLater) {
      if (mirrorIsLater != null && valueIsLater != mirrorIsLater) {
        values += valueIsLater ? 1 : 0;
        mirrors += valueIsLater ? 0 : 1;
      }
    }

    SignTest test(Tally near) {
      return new SignTest(values + near.values, mirrors + near.mirrors);
    }
  }

  private final Tally far = new Tally();
  private final Tally near = new Tally();
  private final Tally farOnGrid = new Tally();
  private final Tally nearOnGrid = new Tally();
  private long below;
  private long above;
  private long beyond;
  private long known;
  private long never;

  /** Says where a row's value lies about the value in force; known by then or not. */
  void saw(Mirror.Side side) {
    switch (side) {
      case IN_FORCE -> {}
      case STEP_BELOW -> below++;
      case STEP_ABOVE -> above++;
      case BEYOND -> beyond++;
    }
  }

  /**
   * Counts a row whose value was not known by its time.
   *
   * @param side where its value lies
   * @param valueIsLater whether its value came up later
   * @param mirrorIsLater whether its mirror did; null if the mirror tells nothing
   */
  void add(Mirror.Side side, boolean valueIsLater, @Nullable Boolean mirrorIsLater) {
    known += valueIsLater ? 1 : 0;
    never += valueIsLater ? 0 : 1;
    (side == Mirror.Side.BEYOND ? far : near).add(valueIsLater, mirrorIsLater);
  }

  /** As {@link #add}, for a value where the series has prices, and its mirror moved to one. */
  void addOnPriceGrid(Mirror.Side side, boolean valueIsLater, @Nullable Boolean mirrorIsLater) {
    (side == Mirror.Side.BEYOND ? farOnGrid : nearOnGrid).add(valueIsLater, mirrorIsLater);
  }

  FileTest test() {
    boolean cuts = isCut();
    return new FileTest(
        far.test(cuts ? new Tally() : near),
        farOnGrid.test(cuts ? new Tally() : nearOnGrid),
        never >= SOME * (known + never));
  }

  /**
   * Whether the file always rounds down, or always up: then a value less than a step off is the
   * value in force, on the file's own grid, and no row for the test. A few values show no habit.
   */
  private boolean isCut() {
    long aside = Math.max(below, above);
    return aside >= FEWEST && aside >= NEARLY_ALL * (below + above + beyond);
  }
}
