package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.Origin;
import io.asofguard.law.MilestoneKind;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of one entity in one record.
 *
 * @param origin the record
 * @param event the event
 * @param entity the entity
 * @param known when they were known, in nanoseconds since the epoch, UTC; null if the record
 *     doesn't say
 * @param to takes them
 */
record Milestones(Origin origin, String event, String entity, @Nullable Long known, Drafts to) {

  /** Adds one, if its instant is there. */
  void add(MilestoneKind kind, @Nullable Long at, @Nullable String outcome) {
    if (at != null) {
      to.add(new Draft.Milestone(origin, event, entity, kind, at, known, outcome));
    }
  }
}
