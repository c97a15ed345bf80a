package io.asofguard.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * What one detector, or the audit of one file, came to.
 *
 * @param name such as {@code poison}
 * @param verdict what it came to
 * @param findings the violations, the first few of them if there are very many
 * @param count how many violations there are
 * @param evidence what was looked at, and why it is inconclusive if it is; one line each
 */
public record Check(
    String name, Verdict verdict, List<Finding> findings, long count, List<String> evidence) {

  /**
   * Takes copies.
   *
   * @param name such as {@code poison}
   * @param verdict what it came to
   * @param findings the violations
   * @param count how many violations there are
   * @param evidence one line each
   */
  public Check {
    findings = List.copyOf(findings);
    evidence = List.copyOf(evidence);
  }

  /** The same in doubt, if it is clean and there is any. */
  Check doubted(List<String> doubts) {
    if (verdict != Verdict.CLEAN || doubts.isEmpty()) {
      return this;
    }
    List<String> told = new ArrayList<>(evidence);
    doubts.forEach(doubt -> told.add(Checks.DOUBT + doubt));
    return new Check(name, Verdict.INCONCLUSIVE, findings, count, told);
  }
}
