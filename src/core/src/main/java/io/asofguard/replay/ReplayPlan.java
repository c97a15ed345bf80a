package io.asofguard.replay;

import io.asofguard.guard.ViewOptions;

/**
 * What to run.
 *
 * @param name the run's name; one that is there is gone on with
 * @param isLive whether the forecasts are made now, and not replayed
 * @param event the event that is asked about
 * @param cutoffs at which cutoffs
 * @param options which rows may answer; without a snapshot the run's own, or else the newest
 * @param seed from which the seed of each question follows
 * @param sumsToOne whether the answers to a question are probabilities that add up to one
 * @param jobs how many forecasters are asked at the same time
 * @param keepGoing whether to go on after a cutoff at which the forecaster failed
 */
public record ReplayPlan(
    String name,
    boolean isLive,
    String event,
    Cutoffs cutoffs,
    ViewOptions options,
    long seed,
    boolean sumsToOne,
    int jobs,
    boolean keepGoing) {}
