package io.asofguard.leak.audit;

/**
 * Whether the later matches of a file are more than chance.
 *
 * @param mirrors values against their mirrors about the value in force
 * @param onPriceGrid the same for values where the series has prices, with each mirror moved to
 *     one: a mirror between two prices can't come up, and would speak against an honest file too
 * @param hasStrays whether some of the values never came up, so that they were not copied from what
 *     came
 */
public record FileTest(SignTest mirrors, SignTest onPriceGrid, boolean hasStrays) {
  private static final double DOUBT = 0.05;

  /**
   * Whether they are.
   *
   * @return whether the mirrors rule out chance, and the second look doesn't say otherwise
   */
  public boolean isLeak() {
    return mirrors.isSignificant() && !isContradicted();
  }

  /**
   * Whether the count is explained by where the series has its prices.
   *
   * @return whether some values never came up, and of those that could have, with p at 0.05 or
   *     above, as many mirrors may have come up as values
   */
  public boolean isContradicted() {
    return hasStrays && !onPriceGrid.isBelow(DOUBT);
  }
}
