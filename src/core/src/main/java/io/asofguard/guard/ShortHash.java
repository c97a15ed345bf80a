package io.asofguard.guard;

import io.asofguard.store.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The first eight bytes of a SHA-256: tells two answers apart, proves nothing by itself. */
final class ShortHash {
  private static final int ROOM = 1 << 10;

  private final MessageDigest sha256 = Sha256.start();
  private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);

  ShortHash add(long field) {
    if (buffer.remaining() < Long.BYTES) {
      flush();
    }
    buffer.putLong(field);
    return this;
  }

  ShortHash add(double field) {
    return add(Double.doubleToLongBits(field));
  }

  ShortHash add(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    flush();
    sha256.update(bytes);
    return this;
  }

  long value() {
    flush();
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  private void flush() {
    sha256.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
