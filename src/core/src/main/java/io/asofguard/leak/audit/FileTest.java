package io.asofguard.leak.audit;

/**
 * Whether the later matches of a file are more than chance.
 *
 * @param mirrors values against their mirrors about the value in force
 * @param onPriceGrid the same with each mirror moved to where the series around it has its prices:
 *     a mirror between two prices can't come up, and would speak against an honest file too
 */
public record FileTest(SignTest mirrors, SignTest onPriceGrid) {
  private static final long MIRRORS_THAT_TELL = 2;
  private static final double DOUBT = 0.01;

  /**
   * Whether they are.
   *
   * @return whether the mirrors rule out chance, and those on the price grid don't say otherwise
   */
  public boolean isLeak() {
    return mirrors.isSignificant() && !isContradicted();
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
