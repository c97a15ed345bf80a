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

  /** The reader for a file's text: JSONL if it starts with an object or its name says so. */
  static RecordReader of(InputFile file, TextReader text) {
    return text.startsObject() || file.isNamedJsonLines()
        ? new JsonLines(file, text)
        : new CsvRecords(file, text);
  }
}
