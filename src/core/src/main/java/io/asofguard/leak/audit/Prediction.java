package io.asofguard.leak.audit;

import org.jspecify.annotations.Nullable;

/**
 * One row of a prediction file. Times are nanoseconds since the epoch, UTC.
 *
 * @param line where it begins in the file, from 1
 * @param entity whose value it holds
 * @param asOf the time that it claims
 * @param writtenAt when it was written; null if it doesn't say
 * @param value the value; NaN if it holds none
 */
public record Prediction(
    long line, String entity, long asOf, @Nullable Long writtenAt, double value) {

  /**
   * Whether it holds no value.
   *
   * @return true for a blank
   */
  public boolean isBlank() {
    return Double.isNaN(value);
  }
}
