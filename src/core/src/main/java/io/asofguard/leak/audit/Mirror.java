package io.asofguard.leak.audit;

import org.jspecify.annotations.Nullable;

/**
 * The value as far from the value in force as a row's, on the other side of it: as likely to come
 * up later by chance, and of no use to a forecaster who has seen the future.
 *
 * @param grid the file's own grid; the value in force is rounded to it, because a file that rounds
 *     holds no other values
 * @param least the least value that the field can have; null for no bound
 * @param greatest the greatest value that the field can have; null for no bound
 */
record Mirror(Grid grid, @Nullable Double least, @Nullable Double greatest) {

  /**
   * The mirror of a value.
   *
   * @param value what the row holds
   * @param inForce the value in force at its time
   * @return its mirror; the value itself if it is the value in force, rounded or cut
   */
  double of(double value, double inForce) {
    int digits = grid.digits(value);
    double step = Grid.step(digits);
    if (Math.abs(value - inForce) < step * (1 - 1e-9)) {
      return value;
    }
    double center = center(value, inForce, digits);
    return Grid.rounded(reflected(2 * center - value, value, inForce), digits);
  }

  /** The chance that it is the value, where one of the two alone comes up later by chance. */
  double chance(double value, double mirrored, double inForce) {
    return FairPrice.chance(
        value,
        mirrored,
        inForce,
        bound(least, 0, value, inForce),
        bound(greatest, 1, value, inForce));
  }

  /** Rounded; where two neighbours on the grid are as near, the one on the value's side. */
  private static double center(double value, double inForce, int digits) {
    double nudge = Grid.step(digits) * 1e-6 * Math.signum(value - inForce);
    return Grid.rounded(inForce + nudge, digits);
  }

  private double reflected(double mirror, double value, double inForce) {
    double low = bound(least, 0, value, inForce);
    double high = bound(greatest, 1, value, inForce);
    if (mirror < low) {
      return 2 * low - mirror;
    }
    return mirror > high ? 2 * high - mirror : mirror;
  }

  /** A field without bounds is taken for a probability where both values could be one. */
  private double bound(@Nullable Double declared, double ofProbability, double a, double b) {
    if (declared != null) {
      return declared;
    }
    boolean mayBeProbability =
        least == null && greatest == null && Math.min(a, b) >= 0 && Math.max(a, b) <= 1;
    return mayBeProbability
        ? ofProbability
        : (ofProbability == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
  }
}
