package io.asofguard.store;

import io.asofguard.law.Milestone;
import io.asofguard.law.MilestoneKind;
import org.jspecify.annotations.Nullable;

/**
 * A milestone to be stored. Times are nanoseconds since the epoch, UTC.
 *
 * @param event the event's name
 * @param entity the entity that it holds for alone; null for the whole event
 * @param kind which milestone
 * @param at when it happens or happened; null takes the milestone back
 * @param knowledge the first instant at which it could be known
 * @param outcome what it resolved to; null where it says nothing
 * @param reason why it is declared; null if none was given
 */
public record MilestoneDraft(
    String event,
    @Nullable String entity,
    MilestoneKind kind,
    @Nullable Long at,
    long knowledge,
    @Nullable String outcome,
    @Nullable String reason) {

  Milestone asOf(long snapshot, long seq) {
    return new Milestone(event, entity, kind, at, knowledge, outcome, reason, snapshot, seq);
  }
}
