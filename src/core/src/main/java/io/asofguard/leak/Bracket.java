package io.asofguard.leak;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bracket of a count, read off the last part of an entity's name: {@code <20}, {@code 200-219} or
 * {@code 500+}.
 *
 * @param most the greatest count that is in it; infinite for an open one
 * @param isOfNo whether the entity is worth something where the count is not in it
 */
record Bracket(double most, boolean isOfNo) {
  /** Either side of a bracket's market. */
  private static final Pattern SIDE = Pattern.compile("/(yes|no)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern BELOW = Pattern.compile("<\\s*(\\d{1,15})");
  private static final Pattern BETWEEN = Pattern.compile("\\d{1,15}\\s*[-\u2013]\\s*(\\d{1,15})");
  private static final Pattern FROM = Pattern.compile("\\d{1,15}\\s*\\+");

  static Optional<Bracket> of(String entity) {
    Matcher side = SIDE.matcher(entity);
    boolean ofNo = side.find() && side.group(1).equalsIgnoreCase("no");
    String of = side.replaceFirst("");
    double most = most(of.substring(of.lastIndexOf('/') + 1).strip());
    return Double.isNaN(most) ? Optional.empty() : Optional.of(new Bracket(most, ofNo));
  }

  private static double most(String label) {
    Matcher below = BELOW.matcher(label);
    if (below.matches()) {
      return Double.parseDouble(below.group(1)) - 1;
    }
    Matcher between = BETWEEN.matcher(label);
    if (between.matches()) {
      return Double.parseDouble(between.group(1));
    }
    return FROM.matcher(label).matches() ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  boolean isPassedBy(double count) {
    return count > most;
  }
}
