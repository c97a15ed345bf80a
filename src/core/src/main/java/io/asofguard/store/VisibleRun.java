package io.asofguard.store;

import java.util.List;

/**
 * What a scope sees of one run.
 *
 * @param id the run
 * @param stream its (source, series, basis)
 * @param publishedBy the snapshot of all its rows, or 0 if each row has its own
 * @param slices the event times that no backfill hides, latest first
 */
record VisibleRun(long id, int stream, long publishedBy, List<Slice> slices) {}
