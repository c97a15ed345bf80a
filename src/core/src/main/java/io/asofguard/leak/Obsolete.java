package io.asofguard.leak;

/**
 * An entry of a baseline that stands for nothing that was found.
 *
 * @param finding what it accepts
 * @param reason why
 * @param isGone whether all detectors looked for it; else one that was left out might find it
 */
public record Obsolete(String finding, String reason, boolean isGone) {

  /**
   * What is to be said of it, the same in every report.
   *
   * @return one line
   */
  public String told() {
    return "in the baseline, and "
        + (isGone ? "no longer found: " : "not found by these detectors: ")
        + finding
        + (finding.endsWith(" -")
            ? " (no finding is called so any more, it would stand for all of a rule: take the names"
                + " that are told with the findings)"
            : "");
  }
}
