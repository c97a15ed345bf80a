package io.asofguard.leak;

/**
 * How a forecast moved.
 *
 * @param entity whose forecast
 * @param before from the data as it is; NaN if there was none
 * @param after from the altered data; NaN if there was none
 */
public record Change(String entity, double before, double after) {}
