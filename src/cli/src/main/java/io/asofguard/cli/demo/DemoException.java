package io.asofguard.cli.demo;

/** Why the demo can't go on. The message is one line. */
public final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean found;

  private DemoException(String message, boolean found) {
    super(message);
    this.found = found;
  }

  /** A command said something else than the story. */
  static DemoException broken(String what) {
    return new DemoException("the demo's story does not hold: " + what, true);
  }

  /** A command, a file or the shell failed. */
  static DemoException failed(String why) {
    return new DemoException(why, false);
  }

  /**
   * Whether all commands ran, and one of them gave an answer that the story doesn't expect.
   *
   * @return false if something could not be run or read
   */
  public boolean isFound() {
    return found;
  }
}
