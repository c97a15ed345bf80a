package io.asofguard.cli.probe;

import io.asofguard.ingest.WholeGzip;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of probes, CSV, JSONL or a JSON array by how it begins, maybe gzipped. CSV is read once,
 * as it comes; JSON is read for its columns first, and what can't be read again is spooled for
 * that.
 *
 * <p>Every problem with the file surfaces as a {@link BadProbesException}.
 */
public final class ProbeFile implements Probes, Closeable {
  private static final String STDIN = "-";
  private static final int BUFFER = 1 << 16;
  private static final int START = 1 << 10;
  private static final int BOM = '\uFEFF';

  private final String name;
  private final @Nullable Path path;
  private final long size;
  private final Probes probes;
  private CountedStream bytes;
  private @Nullable Spool spool;

  /**
   * Opens a file and reads its columns.
   *
   * @param named a path, or {@code -} for stdin
   * @param stdin what to read then
   */
  public ProbeFile(String named, InputStream stdin) {
    this.name = named.equals(STDIN) ? "stdin" : named;
    try {
      this.path = named.equals(STDIN) ? null : file(Path.of(named));
      this.size = path == null ? -1 : Files.size(path);
      this.bytes = new CountedStream(path == null ? stdin : Files.newInputStream(path));
      this.probes = open();
    } catch (IOException e) {
      throw bad(e);
    } catch (UncheckedIOException e) {
      throw bad(Objects.requireNonNull(e.getCause()));
    }
  }

  private Path file(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new BadProbesException(name + ": is a directory; name a file in it", null);
    }
    return path;
  }

  private Probes open() throws IOException {
    InputStream stored = new BufferedInputStream(bytes, BUFFER);
    boolean zipped = isNamedGzip() || (path == null && isGzip(stored));
    BufferedReader text = text(stored, zipped);
    boolean array = isArray(text);
    if (!array && first(text) != '{') {
      return new CsvProbes(name, text);
    }
    try {
      return jsonProbes(text, zipped, array);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Probes jsonProbes(BufferedReader text, boolean zipped, boolean array) throws IOException {
    boolean again = path != null && Files.isRegularFile(path);
    if (!again) {
      spool = new Spool(text);
    }
    List<String> columns;
    try (BufferedReader all = reopened(again && zipped)) {
      columns = objects(all, array).names();
    }
    return new JsonProbes(objects(reopened(again && zipped), array), columns);
  }

  private JsonObjects objects(BufferedReader text, boolean array) {
    return array ? new JsonArray(name, text) : new JsonLines(name, text);
  }

  private BufferedReader reopened(boolean zipped) throws IOException {
    bytes.close();
    bytes =
        new CountedStream(
            spool == null ? Files.newInputStream(Objects.requireNonNull(path)) : spool.again());
    BufferedReader text = text(bytes, zipped);
    first(text);
    return text;
  }

  private static BufferedReader text(InputStream stored, boolean zipped) throws IOException {
    InputStream plain = zipped ? new WholeGzip(stored, BUFFER) : stored;
    return new BufferedReader(
        new InputStreamReader(
            plain,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        BUFFER);
  }

  private boolean isNamedGzip() {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static boolean isGzip(InputStream stored) throws IOException {
    stored.mark(2);
    boolean magic = stored.read() == 0x1f && stored.read() == 0x8b;
    stored.reset();
    return magic;
  }

  /** Whether it begins as an array of objects does; a column's name may begin with a bracket. */
  private static boolean isArray(BufferedReader text) throws IOException {
    if (first(text) != '[') {
      return false;
    }
    text.mark(START);
    text.read();
    int next = ' ';
    for (int i = 2; i < START && Character.isWhitespace(next); i++) {
      next = text.read();
    }
    text.reset();
    return next == '{' || next == ']';
  }

  /** The first character; a byte order mark is skipped. */
  private static int first(BufferedReader text) throws IOException {
    text.mark(1);
    int first = text.read();
    if (first == BOM) {
      return first(text);
    }
    text.reset();
    return first;
  }

  /**
   * How the file is called in messages.
   *
   * @return its path, or {@code stdin}
   */
  public String name() {
    return name;
  }

  /**
   * Its size as stored.
   *
   * @return bytes; negative if it is not known
   */
  public long size() {
    return size;
  }

  /**
   * How far it was read.
   *
   * @return bytes as stored
   */
  public long position() {
    return bytes.count();
  }

  @Override
  public List<String> columns() {
    return probes.columns();
  }

  @Override
  public @Nullable Probe next() {
    try {
      return probes.next();
    } catch (UncheckedIOException e) {
      throw bad(Objects.requireNonNull(e.getCause()));
    }
  }

  private BadProbesException bad(IOException e) {
    return new BadProbesException(name + ": " + why(e), e);
  }

  private static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file; check the path";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission to read it; check its mode (ls -l)";
    }
    if (e instanceof EOFException) {
      return "is a truncated gzip file; fetch or copy it again";
    }
    if (e instanceof ZipException) {
      return "is not a sound gzip file (" + e.getMessage() + "); fetch or copy it again";
    }
    if (e instanceof CharacterCodingException) {
      return "is not UTF-8 text; convert it first (iconv)";
    }
    return "cannot be read (" + e.getMessage() + "); check the disk";
  }

  @Override
  public void close() {
    try {
      bytes.close();
      if (spool != null) {
        spool.close();
      }
    } catch (IOException e) {
      throw bad(e);
    }
  }
}
