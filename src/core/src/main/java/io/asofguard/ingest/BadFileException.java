package io.asofguard.ingest;

import org.jspecify.annotations.Nullable;

/** A file that can't be read as a whole. Its message is one line: file, line, what, how to mend. */
public final class BadFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadFileException(String file, String problem) {
    this(file, problem, null);
  }

  BadFileException(String file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
  }

  private BadFileException(BadFileException of, String hint) {
    super(of.getMessage() + "; " + hint, of);
  }

  /**
   * A problem at a line.
   *
   * @param file the file's name
   * @param line counted from 1
   * @param problem what, and how to mend it
   * @return the exception, to be thrown
   */
  public static BadFileException atLine(String file, long line, String problem) {
    return new BadFileException(file + ":" + line, problem);
  }

  /**
   * The same, with one more way to mend it.
   *
   * @param hint the way
   * @return the exception, to be thrown
   */
  public BadFileException hinted(String hint) {
    return new BadFileException(this, hint);
  }
}
