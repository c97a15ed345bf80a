package io.asofguard.leak;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bracket of a count, read off the last part of an entity's name: {@code <20}, {@code 200-219} or
 * {@code 500+}.
 *
 * @param most the greatest count that is in it; infinite for an open one
 */
record Bracket(double most) {
  /** Either side of a bracket's market. */
  private static final Pattern SIDE = Pattern.compile("/(yes|no)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern BELOW = Pattern.compile("<\\s*(\\d{1,15})");
  private static final Pattern BETWEEN = Pattern.compile("\\d{1,15}\\s*[-\u2013]\\s*(\\d{1,15})");
  private static final Pattern FROM = Pattern.compile("\\d{1,15}\\s*\\+");

  static Optional<Bracket> of(String entity) {
    String of = SIDE.matcher(entity).replaceFirst("");
    String label = of.substring(of.lastIndexOf('/') + 1).strip();
    Matcher below = BELOW.matcher(label);
    if (below.matches()) {
      return Optional.of(new Bracket(Double.parseDouble(below.group(1)) - 1));
    }
    Matcher between = BETWEEN.matcher(label);
    if (between.matches()) {
      return Optional.of(new Bracket(Double.parseDouble(between.group(1))));
    }
    return FROM.matcher(label).matches()
        ? Optional.of(new Bracket(Double.POSITIVE_INFINITY))
        : Optional.empty();
  }

  boolean isPassedBy(double count) {
    return count > most;
  }
}
