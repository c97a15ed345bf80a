package io.asofguard.law;

import org.jspecify.annotations.Nullable;

/**
 * One revision of a milestone. Times are nanoseconds since the epoch, UTC.
 *
 * @param event the event's name
 * @param entity the entity that it holds for alone; null if it holds for all of the event
 * @param kind which milestone
 * @param at when it happens or happened; null takes the milestone back
 * @param knowledge the first instant at which it could be known
 * @param outcome what it resolved to; null where it says nothing
 * @param reason why it was declared; null if none was given
 * @param snapshot the publishing snapshot
 * @param seq its sequence in the log
 */
public record Milestone(
    String event,
    @Nullable String entity,
    MilestoneKind kind,
    @Nullable Long at,
    long knowledge,
    @Nullable String outcome,
    @Nullable String reason,
    long snapshot,
    long seq) {

  boolean supersedes(Milestone other) {
    return Law.supersedes(knowledge, snapshot, seq, other.knowledge, other.snapshot, other.seq);
  }

  /**
   * Whether it was known at a cutoff.
   *
   * @param cutoff nanoseconds since the epoch, inclusive
   * @return whether its knowledge time is at or before the cutoff
   */
  public boolean knownAt(long cutoff) {
    return Law.known(knowledge, cutoff);
  }
}
