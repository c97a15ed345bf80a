package io.asofguard.sources;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** The lines of a text that are not blank, each in bounded memory. */
final class TextLines {
  /** The longest line, in characters; of a longer one the rest is left out. */
  static final int LONGEST = 1 << 20;

  private final Reader text;
  private final char[] buffer = new char[1 << 16];
  private final StringBuilder line = new StringBuilder();
  private int at;
  private int limit;
  private long number;

  TextLines(Reader text) {
    this.text = text;
  }

  /** Goes to the next line that is not blank; false at the end. */
  boolean next() {
    do {
      if (!read()) {
        return false;
      }
    } while (text().isBlank());
    return true;
  }

  long number() {
    return number;
  }

  String text() {
    return line.toString();
  }

  private boolean read() {
    line.setLength(0);
    boolean any = false;
    while (at < limit || fill()) {
      any = true;
      int start = at;
      while (at < limit && buffer[at] != '\n') {
        at++;
      }
      line.append(buffer, start, Math.min(at - start, LONGEST - line.length()));
      if (at < limit) {
        at++;
        break;
      }
    }
    number += any ? 1 : 0;
    return any;
  }

  private boolean fill() {
    try {
      limit = text.read(buffer, 0, buffer.length);
      at = 0;
      return limit > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
