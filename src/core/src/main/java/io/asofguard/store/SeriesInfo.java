package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * One series in a listing. Times are nanoseconds since the epoch, UTC.
 *
 * @param entity its entity
 * @param field its field
 * @param event the event that the entity is tied to, or null
 * @param rows how many rows the snapshot shows, revisions and retractions included
 * @param firstEvent the first event time
 * @param lastEvent the last event time
 * @param firstKnown the first knowledge time
 * @param lastKnown the last knowledge time
 */
public record SeriesInfo(
    String entity,
    String field,
    @Nullable String event,
    long rows,
    long firstEvent,
    long lastEvent,
    long firstKnown,
    long lastKnown) {}
