package io.asofguard.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Whether a file is an SQLite database, such as a store, or a part of one. */
final class DatabaseFile {
  /** What each of them begins with (sqlite.org/fileformat2.html, 1.3). */
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private DatabaseFile() {}

  static boolean is(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    boolean beside = name.endsWith("-wal") || name.endsWith("-shm");
    String database = beside ? name.substring(0, name.length() - "-wal".length()) : name;
    return begins(file.resolveSibling(database));
  }

  private static boolean begins(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }
}
