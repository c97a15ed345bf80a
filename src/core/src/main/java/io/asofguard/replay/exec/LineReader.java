package io.asofguard.replay.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a stream. One that is too long comes in pieces, so that none can fill the memory. */
final class LineReader {
  private final InputStream in;
  private final int longest;
  private final byte[] chunk = new byte[1 << 13];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int limit;

  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line without its end, at most the longest length of it; null after the last. */
  byte @Nullable [] next() throws IOException {
    line.reset();
    while (at < limit || fill()) {
      int end = at;
      int stop = Math.min(limit, at + longest - line.size());
      while (end < stop && chunk[end] != '\n') {
        end++;
      }
      line.write(chunk, at, end - at);
      boolean whole = end < limit && chunk[end] == '\n';
      at = whole ? end + 1 : end;
      if (whole || line.size() == longest) {
        return line.toByteArray();
      }
    }
    return line.size() == 0 ? null : line.toByteArray();
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(chunk));
    return limit > 0;
  }
}
