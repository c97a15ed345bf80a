package io.asofguard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scope sees of one run. The bounds are those of when the plan was made: the run may have
 * grown since, but by rows that the scope doesn't see.
 *
 * @param id the run
 * @param stream its (source, series, basis)
 * @param publishedBy the snapshot of all its rows, or 0 if each row has its own
 * @param events from its first to its last event time
 * @param firstKnown no row of it was known before
 * @param slices the event times that no backfill hides, latest first; each meets the events
 */
record VisibleRun(
    long id, int stream, long publishedBy, Slice events, long firstKnown, List<Slice> slices) {

  /**
   * A bound on the event times that the run can give, at or before an asked one; null where it has
   * none down to the floor. Stands for {@code Law.inForce}.
   */
  @Nullable Long greatest(long asked, long floor) {
    for (Slice slice : slices) {
      if (slice.low() <= asked) {
        long greatest = Math.min(Math.min(asked, slice.high()), events.high());
        return greatest < Math.max(floor, events.low()) ? null : (Long) greatest;
      }
    }
    return null;
  }

  /** What of it lies in a range of event times; null where that is nothing. */
  @Nullable VisibleRun within(Slice range) {
    List<Slice> clipped =
        slices.stream().filter(range::meets).map(range::clip).filter(events::meets).toList();
    return clipped.isEmpty()
        ? null
        : new VisibleRun(id, stream, publishedBy, events, firstKnown, clipped);
  }
}
