package io.asofguard.leak.audit;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where a prediction file has what.
 *
 * @param entity a template with columns in braces, such as {@code {event}/{bucket}}
 * @param value the column of the value
 * @param at the column of the time that a row claims
 * @param writtenAt the column of when it was written; null if there is none
 * @param zone where times without an offset are from; null if they are errors
 */
public record AuditColumns(
    EntityTemplate entity,
    String value,
    String at,
    @Nullable String writtenAt,
    @Nullable ZoneId zone) {}
