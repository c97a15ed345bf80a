package io.asofguard.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The front door of import: a file in, gated rows and quarantined ones out. */
final class FileParser {

  private final ParseContext context;
  private final ParseSink sink;
  private final Names names;
  private @Nullable Gate gate;
  private long rows;

  private FileParser(ParseContext context, Names names, ParseSink sink) {
    this.context = context;
    this.sink = sink;
    this.names = names;
  }

  /**
   * Reads the whole file.
   *
   * @param names what files before it named, for a change that takes in several
   * @throws BadFileException if the file can't be read as a whole; what the sink got is to be
   *     thrown away then
   */
  static ParseResult parse(InputFile file, ParseContext context, Names names, ParseSink sink) {
    return new FileParser(context, names, sink).parse(file);
  }

  private ParseResult parse(InputFile file) {
    try (StoredBytes stored = file.stored(bytes -> sink.progress(bytes, file.size()));
        TextReader text = file.text(stored)) {
      RecordReader reader = RecordReader.of(file, text);
      FileKind kind = read(reader);
      stored.drain();
      return new ParseResult(kind, rows, notes(kind, reader), stored.sha256(), stored.count());
    } catch (IOException e) {
      throw file.broken(e);
    }
  }

  private FileKind read(RecordReader reader) {
    FileKind kind = reader.kind();
    begin(kind);
    while (reader.next()) {
      rows++;
      if (gate == null) {
        kind = reader.kind();
        begin(kind);
      }
      pass(reader);
    }
    if (gate == null || kind == null) {
      throw new IllegalStateException("a reader that ends knows its kind");
    }
    gate.finish();
    return kind;
  }

  private void begin(@Nullable FileKind kind) {
    if (kind != null) {
      sink.begin(kind);
      gate =
          kind == FileKind.OBSERVATIONS
              ? new ObservationGate(context, names, sink)
              : new MilestoneGate(context, names, sink);
    }
  }

  private void pass(RecordReader reader) {
    FieldBuffer row = reader.record();
    String problem = row.problem();
    if (problem == null && gate != null) {
      problem = gate.pass(row);
    }
    if (problem != null) {
      sink.quarantined(new QuarantinedLine(row.line(), problem, reader.text()));
    }
  }

  private List<String> notes(FileKind kind, RecordReader reader) {
    List<String> notes = new ArrayList<>();
    String ignored = kind.noteOnIgnored(reader.names());
    if (ignored != null) {
      notes.add(ignored);
    }
    if (rows == 0) {
      notes.add("a header and no rows");
    }
    return notes;
  }
}
