package io.asofguard.leak;

import io.asofguard.law.MilestoneKind;
import org.jspecify.annotations.Nullable;

/**
 * A milestone that the data speaks for and that nobody has put on file. It decides nothing. Times
 * are nanoseconds since the epoch, UTC.
 *
 * @param event the event's name
 * @param entity the entity that it would hold for alone; null for all of the event
 * @param kind which milestone
 * @param at when it would have happened
 * @param knowledge the first instant at which the evidence could be known
 * @param outcome what the entity came to by it; null if that doesn't follow
 * @param evidence what speaks for it, in one line
 */
public record Suggestion(
    String event,
    @Nullable String entity,
    MilestoneKind kind,
    long at,
    long knowledge,
    @Nullable String outcome,
    String evidence) {}
