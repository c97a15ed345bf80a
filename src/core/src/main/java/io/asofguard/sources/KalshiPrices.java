package io.asofguard.sources;

import org.jspecify.annotations.Nullable;

/**
 * A price of Kalshi's in dollars: under the live name, which ends in {@code _dollars}, or under the
 * historical one, which does not. A whole number under the historical name may be cents, and is
 * refused.
 */
final class KalshiPrices {
  private KalshiPrices() {}

  /** The price, or null if there is none. */
  static @Nullable String of(JsonItem item, String name) {
    String live = item.string(name + "_dollars");
    if (live != null) {
      return live;
    }
    String historical = item.string(name);
    if (historical != null && historical.indexOf('.') < 0) {
      throw new UnusableException(
          name + ": " + historical + " may be cents or dollars; write dollars, with a point");
    }
    return historical;
  }
}
