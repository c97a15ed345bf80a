package io.asofguard.leak.audit;

import java.util.Locale;

/**
 * A one-sided sign test: of rows that could have fallen either way, so many fell this way.
 *
 * @param b rows of which the value alone became known later
 * @param c rows of which the mirror alone did
 */
public record SignTest(long b, long c) {
  /** What chance must stay below. */
  public static final double LEVEL = 0.001;

  /**
   * Whether chance is ruled out.
   *
   * @return whether p is below {@link #LEVEL}
   */
  public boolean isSignificant() {
    return isBelow(LEVEL);
  }

  boolean isBelow(double level) {
    return logP() < Math.log(level);
  }

  /**
   * The probability of b or more out of b + c, if both ways were as likely.
   *
   * @return such as {@code 0.31} or {@code 4.9e-179}
   */
  public String p() {
    double digits = logP() / Math.log(10);
    if (digits > -3) {
      return String.format(Locale.ROOT, "%.3g", Math.exp(logP()));
    }
    double exponent = Math.floor(digits);
    double mantissa = Math.pow(10, digits - exponent);
    return String.format(Locale.ROOT, "%.1fe%d", mantissa, (long) exponent);
  }

  /** The natural logarithm of p, which itself may be too small for a double. */
  double logP() {
    long n = b + c;
    double term = 0;
    for (long i = 1; i <= c; i++) {
      term += Math.log((double) (b + i) / i);
    }
    double sum = 1;
    double ratio = 1;
    for (long k = b; k < n && ratio > 1e-18 * sum; k++) {
      ratio *= (double) (n - k) / (k + 1);
      sum += ratio;
    }
    return Math.min(0, term + Math.log(sum) - n * Math.log(2));
  }
}
