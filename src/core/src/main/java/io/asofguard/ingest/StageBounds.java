package io.asofguard.ingest;

import io.asofguard.law.EventRange;
import org.jspecify.annotations.Nullable;

/**
 * What a staged row must keep to.
 *
 * @param source the plan's source
 * @param entityGlob SQLite's GLOB over entities; null for all
 * @param field the plan's field; null for all
 * @param range the plan's event times
 */
public record StageBounds(
    String source, @Nullable String entityGlob, @Nullable String field, EventRange range) {}
