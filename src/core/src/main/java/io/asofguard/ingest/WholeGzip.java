package io.asofguard.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a gzip file of one or more members. Bytes after a member that are no sound member are
 * an error, where {@link GZIPInputStream} takes them for the end and drops what they held.
 *
 * <p>Used by one thread. Costs nothing beside the unpacking.
 */
public final class WholeGzip extends GZIPInputStream {
  private static final int TRAILER = 8;

  private final Counted stored;
  private long takenAtFill;
  private boolean ended;

  /**
   * Reads the first member's header.
   *
   * @param stored the bytes as stored
   * @param buffer how many of them are taken at once
   * @throws IOException if they are no gzip, or can't be read
   */
  public WholeGzip(InputStream stored, int buffer) throws IOException {
    super(new Counted(stored), buffer);
    this.stored = (Counted) in;
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    takenAtFill = stored.taken;
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

  /** What the unpacker has left, and what was taken since, may be the trailer and nothing else. */
  private void refuseRest() throws IOException {
    long left = inf.getRemaining() + stored.taken - takenAtFill;
    if (left > TRAILER || stored.read() >= 0) {
      throw new ZipException("after a part that is whole come bytes that begin no other");
    }
  }

  private static final class Counted extends FilterInputStream {
    private long taken;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      taken += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      taken += Math.max(read, 0);
      return read;
    }

    /** There may always be another member: one that a pipe has not sent yet is not the end. */
    @Override
    public int available() {
      return 1;
    }
  }
}
