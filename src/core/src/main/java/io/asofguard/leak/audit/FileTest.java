package io.asofguard.leak.audit;

/**
 * Whether the later matches of a file are more than chance.
 *
 * @param mirrors values against their mirrors about the value in force
 * @param onPriceGrid the same with each mirror moved to where the series around it has its prices:
 *     a mirror between two prices can't come up, and would speak against an honest file too
 * @param isExplained whether some values never come up, and a price that comes by all the others on
 *     its way to 0 or 1 gives as many rows that fall the values' way, at p = 0.05 or above
 */
public record FileTest(SignTest mirrors, SignTest onPriceGrid, boolean isExplained) {
  private static final long MIRRORS_THAT_TELL = 2;
  private static final double DOUBT = 0.01;

  /**
   * Whether they are.
   *
   * @return whether the mirrors rule out chance, and neither second look says otherwise
   */
  public boolean isLeak() {
    return mirrors.isSignificant() && !isContradicted() && !isExplained;
  }

  /**
   * Whether enough mirrors on the price grid come up later to make chance likely again.
   *
   * @return whether there are two or more, with p at 0.01 or above
   */
  public boolean isContradicted() {
    return onPriceGrid.c() >= MIRRORS_THAT_TELL && !onPriceGrid.isBelow(DOUBT);
  }
}
