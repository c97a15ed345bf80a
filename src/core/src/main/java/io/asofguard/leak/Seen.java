package io.asofguard.leak;

/**
 * A value that a forecaster read.
 *
 * @param cutoff the cutoff of the forecast that it read it for; nanoseconds since the epoch, UTC
 * @param datum the value
 */
public record Seen(long cutoff, Datum datum) {}
