package io.asofguard.ingest;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a gzip file of one or more members. Bytes after a member that are no sound member are
 * an error, where {@link GZIPInputStream} takes them for the end and drops what they held; but for
 * zeros to the end, which tapes and block devices pad files with.
 *
 * <p>Used by one thread. Costs nothing beside the unpacking.
 */
public final class WholeGzip extends GZIPInputStream {
  private static final int TRAILER = 8;

  private final Remembering stored;
  private boolean ended;

  /**
   * Reads the first member's header.
   *
   * @param stored the bytes as stored
   * @param buffer how many of them are taken at once
   * @throws IOException if they are no gzip, or can't be read
   */
  public WholeGzip(InputStream stored, int buffer) throws IOException {
    super(new Remembering(stored), buffer);
    this.stored = (Remembering) in;
  }

  @Override
  protected void fill() throws IOException {
    stored.remember(false);
    super.fill();
    stored.remember(true);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read < 0 && !ended) {
      ended = true;
      refuseRest();
    }
    return read;
  }

  /** After the trailer come zeros at most: in what the unpacker left, what was taken, the rest. */
  private void refuseRest() throws IOException {
    ByteArrayOutputStream ahead = new ByteArrayOutputStream();
    ahead.write(buf, len - inf.getRemaining(), inf.getRemaining());
    ahead.writeBytes(stored.taken());
    stored.remember(false);
    refuseUnlessZeros(ahead.toByteArray(), TRAILER, ahead.size());
    byte[] block = new byte[1 << 13];
    for (int read = stored.read(block); read >= 0; read = stored.read(block)) {
      refuseUnlessZeros(block, 0, read);
    }
  }

  private static void refuseUnlessZeros(byte[] bytes, int from, int to) throws ZipException {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        throw new ZipException("after a part that is whole come bytes that begin no other");
      }
    }
  }

  /** Keeps what is taken from it, while it is told to. */
  private static final class Remembering extends FilterInputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private boolean remembers;

    Remembering(InputStream in) {
      super(in);
    }

    /** From now on; what was taken before is forgotten. */
    void remember(boolean remembers) {
      this.remembers = remembers;
      taken.reset();
    }

    byte[] taken() {
      return taken.toByteArray();
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (remembers && read >= 0) {
        taken.write(read);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      if (remembers && read > 0) {
        taken.write(into, from, read);
      }
      return read;
    }

    /** There may always be another member: one that a pipe has not sent yet is not the end. */
    @Override
    public int available() {
      return 1;
    }
  }
}
