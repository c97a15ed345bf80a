package io.asofguard.ingest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records of a JSONL file: one object a line. */
final class JsonLines implements RecordReader {

  private final InputFile file;
  private final TextReader text;
  private final FieldBuffer record = new FieldBuffer();
  private final JsonObject object = new JsonObject(record);
  private char[] buffer = new char[1 << 16];
  private int start;
  private int end;
  private int limit;
  private int next;
  private long line;
  private @Nullable FileKind kind;

  JsonLines(InputFile file, TextReader text) {
    this.file = file;
    this.text = text;
  }

  @Override
  public boolean next() {
    do {
      if (!nextLine()) {
        refuseWithoutKind();
        return false;
      }
    } while (isBlank());
    object.read(buffer, start, end - start, line);
    if (kind == null && record.problem() == null) {
      kind = tellKind();
    }
    return true;
  }

  @Override
  public FieldBuffer record() {
    return record;
  }

  @Override
  public String text() {
    return new String(buffer, start, end - start);
  }

  @Override
  public @Nullable FileKind kind() {
    return kind;
  }

  @Override
  public List<String> names() {
    return List.copyOf(object.names());
  }

  private void refuseWithoutKind() {
    if (kind == null) {
      throw new BadFileException(
          file.name(),
          record.line() == 0
              ? "is empty; it needs at least one line"
              : "no line of it is a JSON object; write one object a line");
    }
  }

  private FileKind tellKind() {
    Set<Column> columns = EnumSet.noneOf(Column.class);
    for (Column column : Column.values()) {
      if (record.has(column)) {
        columns.add(column);
      }
    }
    FileKind told = FileKind.ofObject(columns);
    if (told == null) {
      throw BadFileException.atLine(file.name(), line, FileKind.problem(columns, object.names()));
    }
    return told;
  }

  private boolean nextLine() {
    start = next;
    int at = start;
    while (true) {
      for (; at < limit; at++) {
        if (buffer[at] == '\n') {
          return takeLine(at, at + 1);
        }
      }
      refuseEndless(at);
      at -= makeRoom();
      int read = text.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return at > start && takeLine(at, at);
      }
      limit += read;
    }
  }

  private void refuseEndless(int at) {
    if (at - start > LONGEST) {
      throw BadFileException.atLine(
          file.name(), line + 1, "a line longer than 1 MiB; write one object a line");
    }
  }

  private boolean takeLine(int endOfLine, int following) {
    refuseEndless(endOfLine);
    end = endOfLine > start && buffer[endOfLine - 1] == '\r' ? endOfLine - 1 : endOfLine;
    next = following;
    line++;
    return true;
  }

  /** Moves the line begun to the front, or gives it a larger buffer; returns how far it moved. */
  private int makeRoom() {
    int moved = start;
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= moved;
    start = 0;
    if (limit > buffer.length / 2) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    return moved;
  }

  private boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(buffer[i])) {
        return false;
      }
    }
    return true;
  }
}
