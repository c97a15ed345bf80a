package io.asofguard.leak;

import java.util.Collection;

/** What a check, or all checks together, came to. */
public enum Verdict {
  /** The check looked, its control was caught, and it found nothing. */
  CLEAN,
  /** At least one finding of severity {@link Severity#ERROR}. */
  LEAK,
  /** The check could prove neither; its evidence says why. */
  INCONCLUSIVE;

  /**
   * Of several verdicts: a leak anywhere is a leak, and short of that doubt anywhere is doubt.
   *
   * @param verdicts any number
   * @return the verdict of all; {@link #INCONCLUSIVE} of none
   */
  public static Verdict of(Collection<Verdict> verdicts) {
    if (verdicts.contains(LEAK)) {
      return LEAK;
    }
    return verdicts.isEmpty() || verdicts.contains(INCONCLUSIVE) ? INCONCLUSIVE : CLEAN;
  }
}
