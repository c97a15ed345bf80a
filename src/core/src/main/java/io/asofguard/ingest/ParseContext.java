package io.asofguard.ingest;

import io.asofguard.store.FieldRule;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the gates need to know beside the row.
 *
 * @param now the store's clock, in nanoseconds since the epoch, UTC
 * @param zone where local times and bare dates are from; null if they are to be refused
 * @param assumedLag nanoseconds from event time to an assumed knowledge time; null if none is
 * @param fetchedAt when all was fetched that has no knowledge time of its own, in nanoseconds since
 *     the epoch, UTC; null if that is not said
 * @param defaultSource the source of a row that names none
 * @param ruleOf the rule of a field; asked once per field
 * @param eventOf the event that the store knows an entity to be tied to, or null; asked at most
 *     once per entity, and only if a line names an event for it
 * @param recording whether our clock gives the knowledge times, after the gates
 */
record ParseContext(
    long now,
    @Nullable ZoneId zone,
    @Nullable Long assumedLag,
    @Nullable Long fetchedAt,
    String defaultSource,
    Function<String, FieldRule> ruleOf,
    Function<String, @Nullable String> eventOf,
    boolean recording) {}
