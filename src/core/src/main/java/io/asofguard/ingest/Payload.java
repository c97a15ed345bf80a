package io.asofguard.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as a {@link SourceFormat} gets it; used by one thread. */
public final class Payload implements Closeable {
  private final InputFile file;
  private final StoredBytes stored;
  private final List<Closeable> alsoToClose = new ArrayList<>();
  private @Nullable TextReader text;

  Payload(InputFile file, StoredBytes stored) {
    this.file = file;
    this.stored = stored;
  }

  /**
   * Opens a file that is read beside the one that is imported.
   *
   * @param file its path
   * @return the payload; to be closed
   * @throws BadFileException if it can't be opened
   */
  public static Payload open(String file) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "."));
    InputFile in = InputFile.open(file, InputStream.nullInputStream(), folder);
    return new Payload(in, in.stored(bytes -> {}));
  }

  /**
   * The file's name, for messages.
   *
   * @return the name that the user gave, or {@code stdin}
   */
  public String name() {
    return file.name();
  }

  /**
   * Whether its name says that each line is a JSON value of its own.
   *
   * @return whether it ends in {@code .jsonl} or {@code .ndjson}, gzipped or not
   */
  public boolean isNamedJsonLines() {
    return file.isNamedJsonLines();
  }

  /**
   * Whether it is Parquet, by its first four bytes.
   *
   * @return whether {@link #path} is to be read as such
   */
  public boolean isParquet() {
    return file.isParquet();
  }

  /**
   * Whether its text opens a JSON object or a list.
   *
   * @return whether that is its first character that is no white space
   */
  public boolean startsJson() {
    return textReader().startsJson();
  }

  /**
   * How its text starts; to be asked for before {@link #text} is read.
   *
   * @return up to 64 KiB, cut wherever that ends
   */
  public String start() {
    return textReader().start();
  }

  /**
   * Its text, unpacked and strictly UTF-8; the same reader at every call.
   *
   * @return a reader that throws {@link BadFileException} for all trouble
   */
  public Reader text() {
    return textReader();
  }

  /**
   * What to say of its last line, if that may have been cut off inside its last field; to be asked
   * for at the end of {@link #text}.
   *
   * @param line the last record's, counted from 1
   * @return a note, or null
   */
  public @Nullable String noteOnCut(long line) {
    return textReader().noteOnCut(line);
  }

  TextReader textReader() {
    if (text == null) {
      text = file.text(stored);
    }
    return text;
  }

  /**
   * Where its bytes are, for formats that are not text.
   *
   * @return a regular file; what came from a pipe is spooled there
   */
  public Path path() {
    return file.path();
  }

  /**
   * The digest of its bytes; reads them all.
   *
   * @return SHA-256 in lower-case hex
   */
  public String sha256() {
    return file.sha256();
  }

  /**
   * Refuses the file.
   *
   * @param problem what is wrong, and how to mend it
   * @return to be thrown
   */
  public BadFileException refused(String problem) {
    return new BadFileException(file.name(), problem);
  }

  /**
   * Refuses the file at a line.
   *
   * @param line counted from 1
   * @param problem what is wrong, and how to mend it
   * @return to be thrown
   */
  public BadFileException refused(long line, String problem) {
    return BadFileException.atLine(file.name(), line, problem);
  }

  /**
   * Has something closed when this is.
   *
   * @param reader what was opened to read it
   */
  public void alsoCloses(Closeable reader) {
    alsoToClose.add(reader);
  }

  InputFile file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    for (Closeable reader : alsoToClose) {
      reader.close();
    }
    if (text != null) {
      text.close();
    }
    stored.close();
  }
}
