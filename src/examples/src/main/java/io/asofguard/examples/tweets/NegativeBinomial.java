package io.asofguard.examples.tweets;

/**
 * How many events come in an exposure whose rate is known only as a gamma distribution.
 *
 * @param shape of the gamma distribution; more than zero
 * @param mean of the count; zero or more
 */
record NegativeBinomial(double shape, double mean) {

  NegativeBinomial {
    if (!(shape > 0) || !(mean >= 0) || Double.isInfinite(shape + mean)) {
      throw new IllegalArgumentException(
          "needs shape > 0 and mean >= 0: shape=" + shape + " mean=" + mean);
    }
  }

  /** The chance of at most this many; 0 below zero, 1 for {@link Integer#MAX_VALUE}. */
  double upTo(int most) {
    if (most == Integer.MAX_VALUE) {
      return 1;
    }
    double log = shape * StrictMath.log(shape / (shape + mean));
    double sum = 0;
    for (int k = 0; k <= most; k++) {
      sum += StrictMath.exp(log);
      log += StrictMath.log((shape + k) / (k + 1) * mean / (shape + mean));
    }
    return Math.min(1, sum);
  }
}
