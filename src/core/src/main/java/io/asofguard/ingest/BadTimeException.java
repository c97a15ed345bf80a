package io.asofguard.ingest;

/** A text that does not name one exact instant. Its message is one line: what, and how to mend. */
public final class BadTimeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  BadTimeException(String message) {
    super(message);
  }
}
