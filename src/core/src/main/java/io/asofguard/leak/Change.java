package io.asofguard.leak;

import io.asofguard.law.Plain;

/**
 * How a forecast moved.
 *
 * @param entity whose forecast
 * @param before from the data as it is; NaN if there was none
 * @param after from the altered data; NaN if there was none
 */
public record Change(String entity, double before, double after) {

  /**
   * A forecast to the last bit and the sign of a zero, which may be what moved.
   *
   * @param forecast before or after
   * @return such as {@code 0.0005}; {@code none} for NaN
   */
  public static String text(double forecast) {
    return Double.isNaN(forecast) ? "none" : Plain.number(forecast);
  }
}
