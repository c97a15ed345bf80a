package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/**
 * One revision in a history. Times are nanoseconds since the epoch, UTC.
 *
 * @param eventTime the instant that the value speaks of
 * @param knowledge the first instant at which it could be had
 * @param value the value; NaN for a retraction
 * @param source its source
 * @param basis the name of its basis
 * @param snapshot the snapshot that published it
 * @param storedAt when the store got it
 * @param file the file that it came from, or null
 */
public record HistoryRow(
    long eventTime,
    long knowledge,
    double value,
    String source,
    String basis,
    long snapshot,
    long storedAt,
    @Nullable String file) {}
