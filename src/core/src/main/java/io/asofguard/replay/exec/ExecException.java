package io.asofguard.replay.exec;

import org.jspecify.annotations.Nullable;

/** An external forecaster that failed. The message is one line: what, where, how to mend it. */
public final class ExecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExecException(String message) {
    super(message);
  }

  ExecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
