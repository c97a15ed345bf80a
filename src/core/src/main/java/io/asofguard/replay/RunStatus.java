package io.asofguard.replay;

/**
 * What became of a run when it was last run.
 *
 * @param word {@code complete}, {@code failed}, or {@code interrupted}
 * @param failed at how many cutoffs its forecaster failed
 */
public record RunStatus(String word, int failed) {

  /**
   * Whether there is an answer wherever there was something to ask.
   *
   * @return whether nothing failed and nothing is left
   */
  public boolean isComplete() {
    return word.equals(ReplayResult.COMPLETE);
  }
}
