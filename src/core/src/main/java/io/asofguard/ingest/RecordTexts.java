package io.asofguard.ingest;

import java.io.IOException;
import java.util.PrimitiveIterator;

/** Reads a file once more, for the texts of chosen records. */
final class RecordTexts {

  private RecordTexts() {}

  /** Takes the text of the record that starts on a line. */
  @FunctionalInterface
  interface Taker {
    void take(long line, String text);
  }

  /**
   * Hands over the texts of the records that start on these lines, in memory that is bounded by one
   * record.
   *
   * @param lines ascending, each once, from the parse of the same file
   * @throws BadFileException if the file is no longer what it was
   */
  static void read(InputFile file, PrimitiveIterator.OfLong lines, Taker taker) {
    if (!lines.hasNext()) {
      return;
    }
    try (StoredBytes stored = file.stored(bytes -> {});
        Payload payload = new Payload(file, stored)) {
      RecordReader reader = RecordReader.of(payload);
      while (lines.hasNext()) {
        long line = lines.nextLong();
        seek(file, reader, line);
        taker.take(line, reader.text());
      }
    } catch (IOException e) {
      throw file.broken(e);
    }
  }

  private static void seek(InputFile file, RecordReader reader, long line) {
    do {
      if (!reader.next()) {
        throw file.changed();
      }
    } while (reader.record().line() != line);
  }
}
