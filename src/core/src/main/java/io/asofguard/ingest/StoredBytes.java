package io.asofguard.ingest;

import io.asofguard.store.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/** A file's bytes as they are stored, counted and digested while they go by. */
final class StoredBytes extends FilterInputStream {

  private final MessageDigest digest = Sha256.start();
  private final LongConsumer progress;
  private long count;

  StoredBytes(InputStream in, LongConsumer progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      digest.update(bytes, offset, read);
      count += read;
      progress.accept(count);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Takes what the reader left, so that count and digest are those of the whole file. */
  void drain() throws IOException {
    byte[] rest = new byte[1 << 16];
    int read;
    do {
      read = read(rest, 0, rest.length);
    } while (read >= 0);
  }

  long count() {
    return count;
  }

  /** The digest of all bytes that went by, in lower-case hex; to be asked for once, at the end. */
  String sha256() {
    return Sha256.hex(digest);
  }
}
