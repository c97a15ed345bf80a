package io.asofguard.hotpath;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A checksum of words, one after the other. */
final class WordSum {
  private static final int BUFFER = 1 << 13;

  private final CRC32C sum = new CRC32C();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  void add(long word) {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.putLong(word);
  }

  long value() {
    flush();
    return sum.getValue();
  }

  private void flush() {
    sum.update(buffer.flip());
    buffer.clear();
  }
}
