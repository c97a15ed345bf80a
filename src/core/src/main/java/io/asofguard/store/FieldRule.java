package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * What a field's values may be.
 *
 * @param field the field's name
 * @param projection whether it may speak of a later instant than it was known at
 * @param min the least value, inclusive; null for no bound
 * @param max the greatest value, inclusive; null for no bound
 */
public record FieldRule(
    String field, boolean projection, @Nullable Double min, @Nullable Double max) {

  private static final java.util.Set<String> PRICES =
      java.util.Set.of("market_mid", "bid", "ask", "last_trade");

  /**
   * The rule of a field that nobody declared.
   *
   * @param field the field's name
   * @return observed; between 0 and 1 if it is a market field
   */
  public static FieldRule undeclared(String field) {
    return isMarket(field)
        ? new FieldRule(field, false, 0.0, 1.0)
        : new FieldRule(field, false, null, null);
  }

  /**
   * Whether a field is a market's price, which knows an outcome as soon as anybody does.
   *
   * @param field the field's name
   * @return true for {@code market_mid}, {@code bid}, {@code ask} and {@code last_trade}
   */
  public static boolean isMarket(String field) {
    return PRICES.contains(field);
  }

  /**
   * Whether any value can keep it.
   *
   * @return false if a bound is not a number, or the least value is greater than the greatest
   */
  public boolean isSatisfiable() {
    double least = min == null ? Double.NEGATIVE_INFINITY : min;
    double greatest = max == null ? Double.POSITIVE_INFINITY : max;
    return least <= greatest
        && least < Double.POSITIVE_INFINITY
        && greatest > Double.NEGATIVE_INFINITY;
  }

  /**
   * The name of its kind.
   *
   * @return {@code observed} or {@code projection}
   */
  public String kind() {
    return projection ? "projection" : "observed";
  }
}
