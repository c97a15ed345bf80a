package io.asofguard.leak.audit;

/**
 * How far apart two values may lie and still be the same, inclusive. A few units in the last place
 * are added to a bound above zero, so that 0.155 and 0.15 are within 0.005 as they are on paper.
 *
 * @param bound not negative
 */
record Tolerance(double bound) {
  private static final int UNITS = 4;

  double least(double value) {
    return value - reach(value);
  }

  double greatest(double value) {
    return value + reach(value);
  }

  boolean isSame(double a, double b) {
    return least(a) <= b && b <= greatest(a);
  }

  private double reach(double value) {
    return bound == 0 ? 0 : bound + UNITS * Math.ulp(value);
  }
}
