package io.asofguard.leak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a leak test or an audit came to.
 *
 * @param subject what was tested: a forecaster's name, or a file's
 * @param checks one per detector
 * @param seen what a tested forecaster read, the first few thousand values of it
 * @param accepted what a baseline took out of the checks
 * @param obsolete entries of the baseline that stand for nothing that was found
 */
public record LeakReport(
    String subject,
    List<Check> checks,
    List<Seen> seen,
    List<Accepted> accepted,
    List<Obsolete> obsolete) {

  /**
   * Takes copies.
   *
   * @param subject what was tested
   * @param checks one per detector
   * @param seen what it read
   * @param accepted what a baseline took out of them
   * @param obsolete entries of the baseline that stand for nothing
   */
  public LeakReport {
    checks = List.copyOf(checks);
    seen = List.copyOf(seen);
    accepted = List.copyOf(accepted);
    obsolete = List.copyOf(obsolete);
  }

  /**
   * A report without a baseline.
   *
   * @param subject what was tested
   * @param checks one per detector
   * @param seen what it read
   */
  public LeakReport(String subject, List<Check> checks, List<Seen> seen) {
    this(subject, checks, seen, List.of(), List.of());
  }

  /**
   * A report of something that read nothing.
   *
   * @param subject what was tested
   * @param checks one per detector
   */
  public LeakReport(String subject, List<Check> checks) {
    this(subject, checks, List.of());
  }

  /**
   * The verdict of all checks.
   *
   * @return as {@link Verdict#of} has it
   */
  public Verdict verdict() {
    return Verdict.of(checks.stream().map(Check::verdict).toList());
  }

  /**
   * The checks that keep the verdict from being clean: those that found something or are in doubt;
   * all of them if none was run, since nothing is proven then.
   *
   * @return none if it is clean
   */
  public List<Check> faults() {
    boolean wasRun = checks.stream().anyMatch(check -> check.verdict() != Verdict.NOT_RUN);
    return checks.stream()
        .filter(check -> check.verdict() != Verdict.CLEAN)
        .filter(check -> !wasRun || check.verdict() != Verdict.NOT_RUN)
        .toList();
  }

  /**
   * What a baseline accepted, entry by entry.
   *
   * @return by {@link Finding#key()}, in the order in which they were found
   */
  public Map<String, List<Accepted>> acceptedByFinding() {
    return accepted.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.finding().key(), LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * The findings of all checks.
   *
   * @return in the order of the checks
   */
  public List<Finding> findings() {
    return checks.stream().flatMap(check -> check.findings().stream()).toList();
  }
}
