package io.asofguard.ingest;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file to be read, maybe more than once; what comes from a pipe is kept in a spool until then.
 */
final class InputFile implements Closeable {

  static final String STDIN = "-";
  private static final String STDIN_NAME = "stdin";

  private static final int GZIP_BUFFER = 1 << 16;

  private final String name;
  private final Path path;
  private final @Nullable Path spool;
  private final Opener opener;
  private final long size;
  private final FileTime modified;
  private @Nullable SourceFormat format;

  private InputFile(String name, Path path, @Nullable Path spool, Opener opener) {
    this.name = name;
    this.path = path;
    this.spool = spool;
    this.opener = opener;
    BasicFileAttributes attributes = attributes(name, path);
    this.size = attributes.size();
    this.modified = attributes.lastModifiedTime();
  }

  /** How a file's bytes are come by. */
  @FunctionalInterface
  interface Opener {
    InputStream open(Path path) throws IOException;
  }

  /**
   * Opens what the user named.
   *
   * @param argument a path, or {@code -} for stdin
   * @param stdin read to its end if asked for
   * @param spoolFolder an existing folder with room for what comes from stdin or a pipe
   */
  static InputFile open(String argument, InputStream stdin, Path spoolFolder) {
    if (argument.equals(STDIN)) {
      return spooled(STDIN_NAME, stdin, spoolFolder);
    }
    return open(argument, spoolFolder, Files::newInputStream);
  }

  static InputFile open(String argument, Path spoolFolder, Opener opener) {
    Path path = Path.of(argument);
    BasicFileAttributes attributes = attributes(argument, path);
    if (attributes.isDirectory()) {
      throw new BadFileException(argument, "is a directory; name the files in it");
    }
    if (attributes.isRegularFile()) {
      return new InputFile(argument, path, null, opener);
    }
    try (InputStream in = opener.open(path)) {
      return spooled(argument, in, spoolFolder);
    } catch (IOException e) {
      throw unreadable(argument, e);
    }
  }

  private static InputFile spooled(String name, InputStream in, Path folder) {
    Path spool = null;
    try {
      spool = Files.createTempFile(folder, "spool-", ".tmp");
      Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
      return new InputFile(name, spool, spool, Files::newInputStream);
    } catch (IOException e) {
      remove(spool);
      throw new BadFileException(
          name, "cannot be spooled to " + folder + " (" + e.getMessage() + "); make room there", e);
    }
  }

  private static BasicFileAttributes attributes(String name, Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The name that the user gave, or {@code stdin}. */
  String name() {
    return name;
  }

  /** The same file, to be read as an adapter's payload; null for the plain formats. */
  InputFile as(@Nullable SourceFormat asFormat) {
    format = asFormat;
    return this;
  }

  @Nullable SourceFormat format() {
    return format;
  }

  Path path() {
    return path;
  }

  boolean isStdin() {
    return name.equals(STDIN_NAME);
  }

  /** The file's size as stored, in bytes. */
  long size() {
    return size;
  }

  /** The digest of the bytes as stored, in lower-case hex; reads them all. */
  String sha256() {
    try (StoredBytes stored = stored(bytes -> {})) {
      stored.drain();
      return stored.sha256();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  boolean isParquet() {
    try (InputStream in = opener.open(path)) {
      return OtherFormats.isParquet(in.readNBytes(4));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  boolean isGzipped() {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  boolean isNamedJsonLines() {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return plain.endsWith(".jsonl") || plain.endsWith(".ndjson");
  }

  /** The bytes as stored; refuses a file that has changed since it was opened first. */
  StoredBytes stored(LongConsumer progress) {
    BasicFileAttributes now = attributes(name, path);
    if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
      throw changed();
    }
    try {
      return new StoredBytes(opener.open(path), progress);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The text in the stored bytes. */
  TextReader text(StoredBytes stored) {
    if (size == 0) {
      throw new BadFileException(
          name, format == null ? "is empty; it needs at least a header" : "is empty");
    }
    return new TextReader(this, unpacked(stored));
  }

  BadFileException changed() {
    return new BadFileException(name, "changed while it was read; import it again when it is done");
  }

  private InputStream unpacked(StoredBytes stored) {
    if (!isGzipped()) {
      return stored;
    }
    try {
      return new WholeGzip(stored, GZIP_BUFFER);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The line that holds a position of the text, counted from 1; reads the file up to there. */
  long lineAt(long position) {
    try (InputStream in = unpacked(stored(count -> {}))) {
      byte[] block = new byte[1 << 16];
      long line = 1;
      long left = position;
      int read;
      while (left > 0 && (read = in.read(block, 0, (int) Math.min(left, block.length))) > 0) {
        for (int i = 0; i < read; i++) {
          line += block[i] == '\n' ? 1 : 0;
        }
        left -= read;
      }
      return line;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  BadFileException broken(IOException e) {
    if (e instanceof EOFException) {
      return new BadFileException(name, "is a truncated gzip file; fetch or copy it again", e);
    }
    if (e instanceof ZipException) {
      return new BadFileException(
          name, "is not a sound gzip file (" + e.getMessage() + "); fetch or copy it again", e);
    }
    return unreadable(name, e);
  }

  private static BadFileException unreadable(String name, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new BadFileException(name, "no such file; check the path", e);
    }
    if (e instanceof AccessDeniedException) {
      return new BadFileException(name, "no permission to read it; check its mode (ls -l)", e);
    }
    return new BadFileException(name, "cannot be read (" + e.getMessage() + "); check the disk", e);
  }

  private static void remove(@Nullable Path spool) {
    try {
      if (spool != null) {
        Files.deleteIfExists(spool);
      }
    } catch (IOException e) {
      spool.toFile().deleteOnExit();
    }
  }

  /** Removes the spool, if there is one. */
  @Override
  public void close() {
    remove(spool);
  }
}
