package io.asofguard.ingest;

import io.asofguard.law.MilestoneKind;
import org.jspecify.annotations.Nullable;

/**
 * A milestone that passed the gates; times are nanoseconds since the epoch, UTC.
 *
 * @param event the event
 * @param entity the entity that it holds for alone, or null if for all of the event
 * @param kind what happened
 * @param at when it happened, or null if this takes it back
 * @param knowledgeTime when it was known
 * @param outcome the outcome, or null
 * @param line the line that it starts on, counted from 1
 */
record MilestoneLine(
    String event,
    @Nullable String entity,
    MilestoneKind kind,
    @Nullable Long at,
    long knowledgeTime,
    @Nullable String outcome,
    long line) {

  /** The same, with the time that our clock gives it. */
  MilestoneLine knownAt(long known) {
    return new MilestoneLine(event, entity, kind, at, known, outcome, line);
  }
}
