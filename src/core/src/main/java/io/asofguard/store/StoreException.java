package io.asofguard.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be read or written. The message is one line: what, where, how to mend it. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the user.
   *
   * @param message one line
   * @param cause what went wrong underneath, if anything did
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
