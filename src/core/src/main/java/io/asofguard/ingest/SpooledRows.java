package io.asofguard.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sorted segment in a temporary file: 41 bytes a row. */
final class SpooledRows extends SortedRows {
  private static final int BYTES = 4 + 4 + 8 + 8 + 8 + 8 + 1;
  private static final int BUFFER = BYTES * 8192;

  private final Path file;
  private final DataInputStream in;
  private final byte[] bytes = new byte[BYTES];
  private final ByteBuffer row = ByteBuffer.wrap(bytes);

  private SpooledRows(Path file) throws IOException {
    this.file = file;
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  static SpooledRows write(SortedRows rows, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sorted-", ".tmp");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      ByteBuffer row = ByteBuffer.allocate(BYTES);
      while (rows.next()) {
        row.clear();
        row.putInt(rows.series).putInt(rows.source).putLong(rows.eventTime);
        row.putLong(rows.knowledge).putDouble(rows.value).putLong(rows.position).put(rows.flags);
        out.write(row.array(), 0, BYTES);
      }
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new SpooledRows(file);
  }

  @Override
  boolean next() throws IOException {
    try {
      in.readFully(bytes);
    } catch (EOFException end) {
      return false;
    }
    row.clear();
    series = row.getInt();
    source = row.getInt();
    eventTime = row.getLong();
    knowledge = row.getLong();
    value = row.getDouble();
    position = row.getLong();
    flags = row.get();
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
    Files.deleteIfExists(file);
  }
}
