package io.asofguard.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over a sequence of fields, each with its length, so that no two sequences collide. */
final class FieldDigest {
  private final MessageDigest sha256 = Sha256.start();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);

  FieldDigest add(long field) {
    room(Long.BYTES).putLong(field);
    return this;
  }

  FieldDigest add(double field) {
    return add(Double.doubleToLongBits(field));
  }

  FieldDigest add(@Nullable Long field) {
    return field == null ? add(-1L) : add(8L).add(field.longValue());
  }

  FieldDigest add(@Nullable Double field) {
    return field == null ? add(-1L) : add(8L).add(field.doubleValue());
  }

  FieldDigest add(@Nullable String field) {
    if (field == null) {
      return add(-1L);
    }
    return add(field.getBytes(StandardCharsets.UTF_8));
  }

  FieldDigest add(byte[] field) {
    add((long) field.length);
    flush();
    sha256.update(field);
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  byte[] bytes() {
    flush();
    return sha256.digest();
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    sha256.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
