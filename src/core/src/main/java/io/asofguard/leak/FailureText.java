package io.asofguard.leak;

import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells people what a check found: per rule what must hold, why, how often it does not, and where.
 */
public final class FailureText {
  private static final int SHOWN = 5;

  private FailureText() {}

  /**
   * The text of a check.
   *
   * @param check any
   * @return several lines; for a check without findings its verdict and evidence
   */
  public static String of(Check check) {
    List<String> lines = new ArrayList<>();
    Map<Rule, List<Finding>> byRule = new LinkedHashMap<>();
    check.findings().forEach(f -> byRule.computeIfAbsent(f.rule(), r -> new ArrayList<>()).add(f));
    byRule.forEach((rule, findings) -> tell(rule, findings, lines));
    if (byRule.isEmpty()) {
      lines.add(check.name() + " is " + check.verdict());
    }
    check.evidence().forEach(line -> lines.add("  " + line));
    return String.join("\n", lines);
  }

  private static void tell(Rule rule, List<Finding> findings, List<String> lines) {
    lines.add(
        (rule.severity() == Severity.NOTE ? "Note " : "Rule ")
            + rule.id()
            + " '"
            + rule.title()
            + "', because "
            + rule.reason()
            + ", was violated ("
            + times(findings.size())
            + "):");
    findings.stream().limit(SHOWN).forEach(finding -> tell(finding, lines));
    if (findings.size() > SHOWN) {
      lines.add("  ... and " + (findings.size() - SHOWN) + " more");
    }
    lines.add("  fix: " + findings.get(0).fix());
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static void tell(Finding finding, List<String> lines) {
    Long cutoff = finding.cutoff();
    lines.add(
        "- " + (cutoff == null ? "" : "at " + Nanos.toInstant(cutoff) + ": ") + finding.message());
    Datum datum = finding.datum();
    if (datum != null) {
      lines.add("    value     " + datum.series() + " = " + datum.value());
      lines.add("    speaks of " + Nanos.toInstant(datum.eventTime()));
      lines.add("    known     " + Nanos.toInstant(datum.knowledge()) + after(datum, cutoff));
      Wall wall = finding.wall();
      lines.add(
          "    wall      "
              + (wall == null
                  ? "none"
                  : Nanos.toInstant(wall.at()) + ", set by " + wall.setBy().kind().text()));
    }
    Change change = finding.change();
    if (change != null) {
      lines.add(
          "    forecast  of "
              + change.entity()
              + ": "
              + change.before()
              + ", and "
              + change.after()
              + " after the change");
    }
    if (finding.place() != null) {
      boolean proven = finding.rule() != Rule.POISON && finding.rule() != Rule.TRUNCATION;
      lines.add("    " + (proven ? "at        " : "maybe at  ") + finding.place());
    }
    if (finding.reproduce() != null) {
      lines.add("    again     " + finding.reproduce());
    }
    lines.add("    finding   " + finding.key());
  }

  private static String after(Datum datum, @org.jspecify.annotations.Nullable Long cutoff) {
    return cutoff == null
        ? ""
        : ", " + Duration.ofNanos(datum.knowledge() - cutoff) + " after the cutoff";
  }
}
