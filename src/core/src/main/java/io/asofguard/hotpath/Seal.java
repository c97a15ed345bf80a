package io.asofguard.hotpath;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Names the file that is the index, and says how to know it again. Written last and moved into
 * place as a whole: a file without a seal is no index, whatever became of the process that wrote
 * it.
 *
 * @param file the file's name
 * @param snapshot the edition that it shows
 * @param digest that edition's digest
 * @param bytes the file's length
 * @param head a checksum of the file's first bytes, where Chronicle Map keeps its own
 * @param directory a checksum of where everything is
 * @param whole a checksum of the whole file
 */
record Seal(
    String file, long snapshot, String digest, long bytes, long head, long directory, long whole) {
  static final String NAME = "current";
  private static final String FORMAT = "3";
  private static final int HEAD_BYTES = 1 << 16;

  static Seal of(Path file, Header header, long directory) throws IOException {
    long bytes = Files.size(file);
    return new Seal(
        String.valueOf(file.getFileName()),
        header.snapshot(),
        header.digest(),
        bytes,
        head(file, bytes),
        directory,
        FileSum.of(file, bytes));
  }

  /** The seal of a folder; null if there is none. */
  static @Nullable Seal read(Path folder) throws IOException {
    Properties text = new Properties();
    try {
      text.load(new StringReader(Files.readString(folder.resolve(NAME), StandardCharsets.UTF_8)));
      if (!FORMAT.equals(field(text, "format"))) {
        requireAnotherVersions(text);
        throw new IllegalStateException("it has the format of another version");
      }
      return new Seal(
          field(text, "file"),
          Long.parseLong(field(text, "snapshot")),
          field(text, "digest"),
          Long.parseLong(field(text, "bytes")),
          Long.parseLong(field(text, "head")),
          Long.parseLong(field(text, "directory")),
          Long.parseLong(field(text, "whole")));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new IllegalStateException("its seal is damaged", e);
    } catch (IOException e) {
      throw new IllegalStateException("its seal cannot be read", e);
    }
  }

  /** What every version's seal says, be it of another index. */
  private static void requireAnotherVersions(Properties text) {
    Integer.parseInt(field(text, "format"));
    field(text, "file");
    Long.parseLong(field(text, "snapshot"));
    field(text, "digest");
  }

  /** Only under the lock. Whoever may read the index may read its seal. */
  void write(Path folder) throws IOException {
    String text =
        "format=%s%nfile=%s%nsnapshot=%d%ndigest=%s%nbytes=%d%nhead=%d%ndirectory=%d%nwhole=%d%n"
            .formatted(FORMAT, file, snapshot, digest, bytes, head, directory, whole);
    Path fresh = folder.resolve(NAME + ".tmp");
    Files.deleteIfExists(fresh);
    try (RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
    Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Why a file is not the one that was sealed; null if it is. */
  @Nullable String problem(Path folder) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      return "its file is missing";
    }
    if (Files.size(path) != bytes) {
      return "its file has another size than when it was built";
    }
    return head(path, bytes) == head ? null : "its file was changed";
  }

  /** The same, byte by byte if anybody can have written to it. */
  @Nullable String change(Path folder) throws IOException {
    String problem = problem(folder);
    boolean isTold = problem != null || FileStamp.of(folder.resolve(file)).isNoted(folder);
    return isTold ? problem : changeInBytes(folder);
  }

  /** The same, byte by byte. */
  @Nullable String damage(Path folder) throws IOException {
    String problem = problem(folder);
    return problem == null ? changeInBytes(folder) : problem;
  }

  private @Nullable String changeInBytes(Path folder) throws IOException {
    return FileSum.of(folder.resolve(file), bytes) == whole
        ? null
        : "its file was changed since it was built";
  }

  private static long head(Path file, long bytes) throws IOException {
    return FileSum.of(file, Math.min(HEAD_BYTES, bytes));
  }

  private static String field(Properties text, String name) {
    String value = text.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }
}
