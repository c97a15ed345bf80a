package io.asofguard.replay;

import io.asofguard.law.TimeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.NumberOutput;

/**
 * Writes CSV lines of which there may be millions: what is neither name nor text needs no quotes,
 * so it goes straight to the bytes, which the library that writes CSV elsewhere can't do.
 */
final class CsvLine {
  private static final int ROOM = 1 << 16;

  private final OutputStream out;
  private final StringBuilder line = new StringBuilder(ROOM + 1_000);
  private boolean first = true;

  CsvLine(OutputStream out) {
    this.out = out;
  }

  CsvLine text(String cell) {
    boolean plain =
        cell.indexOf(',') < 0
            && cell.indexOf('"') < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0;
    return plain ? raw(cell) : raw('"' + cell.replace("\"", "\"\"") + '"');
  }

  CsvLine raw(String cell) {
    separate();
    line.append(cell);
    return this;
  }

  CsvLine number(double cell) {
    return raw(NumberOutput.toString(cell, true));
  }

  CsvLine number(long cell) {
    separate();
    line.append(cell);
    return this;
  }

  CsvLine time(long cell) {
    separate();
    TimeText.append(cell, line);
    return this;
  }

  CsvLine empty() {
    separate();
    return this;
  }

  private void separate() {
    if (!first) {
      line.append(',');
    }
    first = false;
  }

  void end() throws IOException {
    line.append('\n');
    first = true;
    if (line.length() >= ROOM) {
      flush();
    }
  }

  void flush() throws IOException {
    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    line.setLength(0);
  }
}
