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

  /** Where a value lies about the value in force, on the file's own grid. */
  enum Side {
    /** It is the value in force, rounded. */
    IN_FORCE,
    /** Less than a step below it, as a file has it that rounds down. */
    STEP_BELOW,
    /** Less than a step above it. */
    STEP_ABOVE,
    /** A step off or more. */
    BEYOND
  }

  /**
   * The mirror of a value.
   *
   * @param value what the row holds
   * @param inForce the value in force at its time
   * @return its mirror; the value itself if it is the value in force, rounded
   */
  double of(double value, double inForce) {
    int digits = grid.digits(value);
    double mirror = 2 * Grid.rounded(inForce, digits) - value;
    return Grid.rounded(reflected(mirror, value, inForce), digits);
  }

  Side side(double value, double inForce) {
    int digits = grid.digits(value);
    double step = Grid.step(digits);
    if (Math.abs(value - Grid.rounded(inForce, digits)) < step / 2) {
      return Side.IN_FORCE;
    }
    if (Math.abs(value - inForce) >= step * (1 - 1e-9)) {
      return Side.BEYOND;
    }
    return value < inForce ? Side.STEP_BELOW : Side.STEP_ABOVE;
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
