package io.asofguard.cli.probe;

import org.jspecify.annotations.Nullable;

/** A file of probes that can't be read. The message is one line: file, line, what, how to mend. */
public final class BadProbesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadProbesException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * A problem at a line.
   *
   * @param file the file's name
   * @param line counted from 1
   * @param problem what, and how to mend it
   */
  public BadProbesException(String file, long line, String problem) {
    this(file + ":" + line + ": " + problem, null);
  }
}
