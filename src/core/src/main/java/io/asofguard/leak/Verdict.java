package io.asofguard.leak;

import java.util.Collection;

/** What a check, or all checks together, came to. */
public enum Verdict {
  /** The check looked, its control was caught, and it found nothing. */
  CLEAN,
  /** At least one finding of severity {@link Severity#ERROR}. */
  LEAK,
  /** The check could prove neither; its evidence says why. */
  INCONCLUSIVE,
  /** There was nothing of the check's kind to look at; its evidence says what is missing. */
  NOT_RUN;

  /**
   * Of several verdicts: a leak anywhere is a leak, and short of that doubt anywhere is doubt. What
   * was not run has no say.
   *
   * @param verdicts any number
   * @return the verdict of all; {@link #INCONCLUSIVE} if none was run
   */
  public static Verdict of(Collection<Verdict> verdicts) {
    if (verdicts.contains(LEAK)) {
      return LEAK;
    }
    return verdicts.contains(CLEAN) && !verdicts.contains(INCONCLUSIVE) ? CLEAN : INCONCLUSIVE;
  }
}
