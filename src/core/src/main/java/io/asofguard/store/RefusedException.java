package io.asofguard.store;

/** A request that the law refuses. The message is one line: what, why, what to do instead. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With a message for the user.
   *
   * @param message one line
   */
  public RefusedException(String message) {
    super(message);
  }
}
