package io.asofguard.replay;

import io.asofguard.store.ForecastCall;

/**
 * One cutoff of a run, as the manifest lists it.
 *
 * @param call what was answered
 * @param tainted whether it counts for nothing
 * @param backfilled how many reads were answered by rows that were stored after the cutoff
 * @param wallless how many reads were of a market field of an entity without a wall
 */
record CutoffRecord(ForecastCall call, boolean tainted, long backfilled, long wallless) {}
