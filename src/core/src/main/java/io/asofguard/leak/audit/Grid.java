package io.asofguard.leak.audit;

/**
 * The decimal grid that a file's values lie on: as many digits after the point as all but a few of
 * them need. Fed by one thread.
 */
final class Grid {
  static final int MOST_DIGITS = 12;
  private static final double MOST_VALUES = 0.95;
  private static final double NOISE = 1e-12;
  private static final double[] POWERS = new double[MOST_DIGITS + 1];

  static {
    for (int i = 0; i <= MOST_DIGITS; i++) {
      POWERS[i] = Math.pow(10, i);
    }
  }

  private final long[] needing = new long[MOST_DIGITS + 1];
  private final double slack;
  private long values;

  /** Values that lie closer to the grid than the tolerance lie on it. */
  Grid(Tolerance tolerance) {
    this.slack = Math.max(NOISE, tolerance.bound());
  }

  void add(double value) {
    needing[digitsOf(value)]++;
    values++;
  }

  /** As many digits as the file has, or more if this value has more. */
  int digits(double value) {
    return Math.max(digits(), digitsOf(value));
  }

  int digits() {
    int digits = 0;
    long enough = needing[0];
    while (digits < MOST_DIGITS && enough < values * MOST_VALUES) {
      enough += needing[++digits];
    }
    return digits;
  }

  private int digitsOf(double value) {
    int digits = 0;
    while (digits < MOST_DIGITS && Math.abs(value - rounded(value, digits)) > slack) {
      digits++;
    }
    return digits;
  }

  static double rounded(double value, int digits) {
    return Math.rint(value * POWERS[digits]) / POWERS[digits];
  }

  static double power(int digits) {
    return POWERS[digits];
  }

  static double step(int digits) {
    return 1 / POWERS[digits];
  }
}
