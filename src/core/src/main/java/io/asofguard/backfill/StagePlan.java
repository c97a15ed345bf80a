package io.asofguard.backfill;

import org.jspecify.annotations.Nullable;

/**
 * What a backfill replaces: a source's rows of some series in a range of event times.
 *
 * @param name what it is called from now on
 * @param source the source whose rows it replaces
 * @param entityGlob SQLite's GLOB over entities ({@code *} crosses {@code /}, case counts); null
 *     for all
 * @param field the field; null for all
 * @param from the first event time, nanoseconds since the epoch, UTC, inclusive
 * @param to the end of the range, exclusive
 * @param reason why
 */
public record StagePlan(
    String name,
    String source,
    @Nullable String entityGlob,
    @Nullable String field,
    long from,
    long to,
    String reason) {}
