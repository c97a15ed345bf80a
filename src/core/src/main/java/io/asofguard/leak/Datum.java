package io.asofguard.leak;

import io.asofguard.api.Series;

/**
 * The value that leaked. Times are nanoseconds since the epoch, UTC.
 *
 * @param series its series
 * @param value the value; NaN for a retraction
 * @param eventTime the instant that it speaks of
 * @param knowledge the first instant at which it could be known
 */
public record Datum(Series series, double value, long eventTime, long knowledge) {}
