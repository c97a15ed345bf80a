package io.asofguard.guard;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import io.asofguard.law.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One row that was knowable at a cutoff.
 *
 * @param source who it comes from
 * @param series what it is of
 * @param event the event that the series' entity is tied to, or null
 * @param basis where its knowledge time comes from
 * @param row its times, UTC nanoseconds, and its value
 */
public record KnowableRow(
    String source, Series series, @Nullable String event, Basis basis, Revision row) {}
