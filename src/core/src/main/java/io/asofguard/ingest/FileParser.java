package io.asofguard.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The front door of import: a file in, gated rows and quarantined ones out. */
final class FileParser {

  private final ParseContext context;
  private final ParseSink sink;
  private final Names names;
  private final KnowledgeTally tally = new KnowledgeTally();
  private final Map<FileKind, Gate> gates = new EnumMap<>(FileKind.class);
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
        Payload payload = new Payload(file, stored)) {
      RecordReader reader = RecordReader.of(payload);
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
      if (kind != reader.kind()) {
        kind = reader.kind();
        begin(kind);
      }
      pass(reader, kind);
    }
    if (kind == null) {
      throw new IllegalStateException("a reader that ends knows its kind");
    }
    gates.values().forEach(Gate::finish);
    return kind;
  }

  private void begin(@Nullable FileKind kind) {
    if (kind != null && !gates.containsKey(kind)) {
      sink.begin(kind);
      gates.put(
          kind,
          kind == FileKind.OBSERVATIONS
              ? new ObservationGate(context, names, sink, tally)
              : new MilestoneGate(context, names, sink, tally));
    }
  }

  private void pass(RecordReader reader, @Nullable FileKind kind) {
    FieldBuffer row = reader.record();
    String problem = row.problem();
    Gate gate = kind == null ? null : gates.get(kind);
    if (problem == null && gate != null) {
      problem = gate.pass(row);
      if (problem == null) {
        tally.count();
      }
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
      notes.add(reader.names().isEmpty() ? "no rows" : "a header and no rows");
    }
    notes.addAll(reader.notes());
    Stream.of(tally.note(context), tally.noteOnDays(context))
        .filter(Objects::nonNull)
        .forEach(notes::add);
    return notes;
  }
}
