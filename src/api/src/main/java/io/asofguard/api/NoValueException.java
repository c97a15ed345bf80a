package io.asofguard.api;

import java.util.NoSuchElementException;

/** Thrown when the value of an unknown or stale reading is asked for. */
public final class NoValueException extends NoSuchElementException {
  private static final long serialVersionUID = 1L;

  /**
   * Made by the readings.
   *
   * @param message series and cutoff, and what to do
   */
  public NoValueException(String message) {
    super(message);
  }
}
