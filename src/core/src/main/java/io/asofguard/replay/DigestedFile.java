package io.asofguard.replay;

import io.asofguard.store.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;

/** A file that appears whole under its name or not at all, with the SHA-256 of what is in it. */
final class DigestedFile extends FilterOutputStream {
  private static final int ROOM = 1 << 16;

  private final Path file;
  private final Path unready;
  private final MessageDigest sha256 = Sha256.start();
  private String digest = "";

  DigestedFile(Path file) throws IOException {
    this(file, file.resolveSibling(file.getFileName() + ".unready"));
  }

  private DigestedFile(Path file, Path unready) throws IOException {
    super(new BufferedOutputStream(Files.newOutputStream(unready), ROOM));
    this.file = file;
    this.unready = unready;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    sha256.update(bytes, from, length);
    out.write(bytes, from, length);
  }

  /** Nothing is written after it. */
  void finish() throws IOException {
    out.close();
    digest = Sha256.hex(sha256);
  }

  /** Whether the file of that name has the same in it; for one that is finished. */
  boolean isThere() throws IOException {
    return Files.exists(file) && Files.mismatch(unready, file) == -1;
  }

  /** Gives the file its name; for one that is finished. */
  void commit() throws IOException {
    Files.move(unready, file, StandardCopyOption.REPLACE_EXISTING);
  }

  String digest() {
    return digest;
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(unready);
  }
}
