package io.asofguard.examples.tweets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bracket of counts, both ends inclusive.
 *
 * @param low the least count
 * @param high the greatest count; {@link Integer#MAX_VALUE} if it is open
 */
record Bracket(int low, int high) {
  private static final Pattern NAME = Pattern.compile(".*/(?:<(\\d+)|(\\d+)-(\\d+)|(\\d+)\\+)");

  /**
   * The bracket of an entity such as {@code event/200-219}, {@code event/<20}, {@code event/500+}.
   */
  static Bracket of(String entity) {
    Matcher name = NAME.matcher(entity);
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "no bracket of counts: '" + entity + "'; expected one like event/200-219");
    }
    if (name.group(1) != null) {
      return new Bracket(0, Integer.parseInt(name.group(1)) - 1);
    }
    return name.group(4) != null
        ? new Bracket(Integer.parseInt(name.group(4)), Integer.MAX_VALUE)
        : new Bracket(Integer.parseInt(name.group(2)), Integer.parseInt(name.group(3)));
  }

  /** The chance of a final count in this bracket, if the count so far grows by that much. */
  double chance(int soFar, NegativeBinomial more) {
    return more.upTo(high == Integer.MAX_VALUE ? high : high - soFar) - more.upTo(low - 1 - soFar);
  }
}
