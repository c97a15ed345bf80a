package io.asofguard.leak;

/** How much a finding weighs. */
public enum Severity {
  /** Proof, or a way around the guard: makes the verdict {@link Verdict#LEAK}. */
  ERROR,
  /** Something that keeps a check from proving either: {@link Verdict#INCONCLUSIVE}. */
  WARNING,
  /** Worth a look; never part of a verdict. */
  NOTE
}
