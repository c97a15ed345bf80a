package io.asofguard.replay;

import org.jspecify.annotations.Nullable;

/**
 * A forecaster could not be made, failed, or gave an answer that is none. The message is one line
 * for its author: what, where, how to mend it.
 */
public final class ForecasterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure that has no other behind it.
   *
   * @param message one line
   */
  public ForecasterException(String message) {
    super(oneLine(message));
  }

  /**
   * A failure that the forecaster's code threw.
   *
   * @param message one line
   * @param cause what was thrown
   */
  public ForecasterException(String message, @Nullable Throwable cause) {
    super(oneLine(message), cause);
  }

  /** A forecaster's own words may go over several lines. */
  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
