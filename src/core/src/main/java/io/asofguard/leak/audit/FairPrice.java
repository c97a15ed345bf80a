package io.asofguard.leak.audit;

/**
 * What a price without drift, that ends at one of its bounds, does to the count of mirrors by
 * itself. On its way to a bound it comes by every value there and hardly ever turns back, so of a
 * value and its mirror that lie apart around it the one nearer to a bound is the likelier to be the
 * only one that comes up, whoever wrote it down.
 *
 * @param known rows whose value came up later
 * @param never rows whose value never did
 * @param expected how many of the counted rows would then fall the value's way
 * @param variance of that number
 */
record FairPrice(long known, long never, double expected, double variance) {
  private static final double SOME_NEVER = 0.05;
  private static final double HALF = 0.5;

  /** The one-sided 5 % of a normal distribution. */
  private static final double DOUBT = 1.6449;

  /**
   * Whether the count may be that of a file that has seen nothing. A file whose values all come up
   * later is copied from what came, and nothing explains that away.
   *
   * @param values rows of which the value alone came up later
   */
  boolean explains(long values) {
    return never >= SOME_NEVER * (known + never)
        && values - HALF - expected < DOUBT * Math.sqrt(variance);
  }

  /**
   * The chance that it is the value, of a value and its mirror one of which alone comes up later.
   *
   * @param value a value
   * @param mirror its mirror
   * @param inForce the price between them
   * @param low the bound below
   * @param high the bound above
   * @return a half where both lie on one side, or nothing bounds the price
   */
  static double chance(double value, double mirror, double inForce, double low, double high) {
    double lower = Math.min(value, mirror);
    double upper = Math.max(value, mirror);
    boolean apart = lower < inForce && inForce < upper && low <= lower && upper <= high;
    if (!apart || Double.isInfinite(high - low)) {
      return HALF;
    }
    double chanceOfLower = (high - lower) / (high - lower + upper - low);
    return value < mirror ? chanceOfLower : 1 - chanceOfLower;
  }
}
