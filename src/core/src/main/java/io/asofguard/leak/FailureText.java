package io.asofguard.leak;

import io.asofguard.law.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells people what a check found: per rule what must hold, why, how often it does not, and where.
 */
public final class FailureText {
  /** So many findings of a rule are told on a console. */
  static final int SHOWN = 5;

  private FailureText() {}

  /**
   * The text of a check, short enough for a console.
   *
   * @param check any
   * @return several lines; for a check without findings its verdict and evidence
   */
  public static String of(Check check) {
    return of(check, SHOWN);
  }

  /**
   * The text of a check.
   *
   * @param check any
   * @param most how many findings of a rule are told; the others are counted
   * @return several lines; for a check without findings its verdict and evidence
   */
  public static String of(Check check, int most) {
    List<String> lines = new ArrayList<>();
    Map<Rule, List<Finding>> byRule = new LinkedHashMap<>();
    check.findings().forEach(f -> byRule.computeIfAbsent(f.rule(), r -> new ArrayList<>()).add(f));
    byRule.forEach((rule, findings) -> tell(rule, findings, most, lines));
    if (byRule.isEmpty()) {
      lines.add(check.name() + " is " + check.verdict());
    }
    long lost = check.count() - check.findings().size();
    if (lost > 0) {
      lines.add("  and " + lost + " more, which are counted and not kept");
    }
    check.evidence().forEach(line -> lines.add("  " + line));
    return String.join("\n", lines);
  }

  private static void tell(Rule rule, List<Finding> findings, int most, List<String> lines) {
    lines.add(
        (rule.severity() == Severity.NOTE ? "Note " : "Rule ")
            + rule.id()
            + " '"
            + rule.title()
            + "', because "
            + rule.reason()
            + (rule.severity() == Severity.NOTE ? ", may not hold (" : ", was violated (")
            + times(findings.size())
            + "):");
    findings.stream().limit(most).forEach(finding -> tell(finding, lines));
    if (findings.size() > most) {
      lines.add("  ... and " + (findings.size() - most) + " more");
    }
    lines.add("  fix: " + findings.get(0).fix());
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /** The cutoff leads, and the fix is told once for all of a rule. */
  private static void tell(Finding finding, List<String> lines) {
    Long cutoff = finding.cutoff();
    lines.add(
        "- " + (cutoff == null ? "" : "at " + Nanos.toInstant(cutoff) + ": ") + finding.message());
    Fact.of(finding).stream()
        .filter(fact -> !fact.name().equals(Fact.CUTOFF) && !fact.name().equals(Fact.FIX))
        .forEach(fact -> lines.add("    " + fact.name() + " ".repeat(pad(fact)) + fact.text()));
  }

  private static int pad(Fact fact) {
    return Math.max(1, "speaks of ".length() - fact.name().length());
  }
}
