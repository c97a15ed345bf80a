package io.asofguard.hotpath;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A checksum of an index's file, or of its first bytes: of all but the eight that Chronicle Map
 * keeps its lock in, which readers change, and which one that was killed leaves changed.
 */
final class FileSum {
  static final int LOCK = 4096;
  static final int LOCK_BYTES = Long.BYTES;
  private static final int BUFFER = 1 << 18;

  private FileSum() {}

  /** Of so many bytes; a file that is shorter throws. */
  static long of(Path file, long bytes) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = 0; at < bytes; at += buffer.limit()) {
        buffer.clear().limit((int) Math.min(BUFFER, bytes - at));
        fill(buffer, in, at);
        if (at == 0) {
          withoutLock(buffer);
        }
        sum.update(buffer);
      }
    }
    return sum.getValue();
  }

  private static void fill(ByteBuffer buffer, FileChannel in, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (in.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("it ends early");
      }
    }
    buffer.flip();
  }

  private static void withoutLock(ByteBuffer buffer) {
    if (buffer.limit() >= LOCK + LOCK_BYTES) {
      buffer.putLong(LOCK, 0);
    }
  }
}
