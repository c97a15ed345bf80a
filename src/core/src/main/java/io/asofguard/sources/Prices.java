package io.asofguard.sources;

import java.math.BigDecimal;

/** Prices as they are written, exact. */
final class Prices {
  /** More digits than any price has; an exponent could ask for a billion. */
  private static final int MOST_DIGITS = 40;

  private Prices() {}

  /**
   * The number in a text.
   *
   * @throws UnusableException if there is none, or one of more digits than a price has
   */
  static BigDecimal read(String text) {
    try {
      BigDecimal price = new BigDecimal(text);
      if (Math.abs((long) price.scale()) + price.precision() <= MOST_DIGITS) {
        return price;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number that no price can be.
    }
    throw new UnusableException("not a price: '" + text + "'");
  }
}
