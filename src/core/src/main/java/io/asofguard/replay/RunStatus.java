package io.asofguard.replay;

/**
 * What became of a run when it was last run.
 *
 * @param word {@code complete}, {@code failed}, or {@code interrupted}
 * @param failed at how many cutoffs its forecaster failed
 */
public record RunStatus(String word, int failed) {}
