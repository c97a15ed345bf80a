package io.asofguard.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a file apart, record by record, in memory that is bounded by one record. */
interface RecordReader {

  /** The longest record, in characters. */
  int LONGEST = 1 << 20;

  /** Goes to the next record; false at the end. */
  boolean next();

  /** The record gone to last; the next one overwrites it. */
  FieldBuffer record();

  /** The text of the record gone to last, as it is kept with a quarantined row. */
  String text();

  /** What the rows are; null as long as no record has told. */
  @Nullable FileKind kind();

  /** The names of columns met so far. */
  List<String> names();

  /** What the user should know, a line each; to be asked for at the end. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * The reader for a file: the adapter's if it has a format, else JSONL if its text starts with an
   * object or its name says so, else CSV.
   */
  static RecordReader of(Payload payload) {
    InputFile file = payload.file();
    SourceFormat format = file.format();
    if (format != null) {
      return new DraftRecords(format.open(payload));
    }
    TextReader text = payload.textReader();
    return text.startsObject() || file.isNamedJsonLines()
        ? new JsonLines(file, text)
        : new CsvRecords(file, text);
  }
}
