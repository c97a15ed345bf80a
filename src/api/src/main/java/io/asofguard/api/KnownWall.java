package io.asofguard.api;

import java.time.Instant;

/**
 * A wall that was known by the cutoff: the instant from which an outcome's values are tainted by
 * the outcome itself.
 *
 * @param at the first sealed instant, UTC, exact to the nanosecond
 * @param milestone what set it, such as {@code event_end}
 */
public record KnownWall(Instant at, String milestone) {}
