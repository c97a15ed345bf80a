package io.asofguard.leak.audit;

/**
 * The row of a series by which a value was first known. Times are nanoseconds since the epoch, UTC.
 *
 * @param eventTime the instant that it speaks of
 * @param knowledge the first instant at which it could be had
 */
public record FirstKnown(long eventTime, long knowledge) {}
