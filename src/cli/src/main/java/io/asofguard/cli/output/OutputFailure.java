package io.asofguard.cli.output;

import java.io.IOException;
import java.util.Locale;

/** An output that can't be written. The message is one line. */
public final class OutputFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean readerGone;

  OutputFailure(IOException cause) {
    this("the output cannot be written: " + cause.getMessage(), cause);
  }

  OutputFailure(String message, IOException cause) {
    super(message, cause);
    String why = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    this.readerGone = why.contains("broken pipe");
  }

  /**
   * Whether whoever read our output has stopped reading, as {@code head} does.
   *
   * @return true if nobody is there to be told
   */
  public boolean isReaderGone() {
    return readerGone;
  }
}
