package io.asofguard.ingest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drafts of an adapter, one by one, as records that pass the gates. */
final class DraftRecords implements RecordReader {
  private final DraftReader reader;
  private final Queue<Draft> waiting = new ArrayDeque<>();
  private final Consumer<Draft> toWaiting = waiting::add;
  private final DraftBuffer buffer = new DraftBuffer();
  private @Nullable Origin origin;

  DraftRecords(DraftReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean next() {
    while (waiting.isEmpty()) {
      if (!reader.next(toWaiting)) {
        return false;
      }
    }
    Draft draft = waiting.remove();
    origin = draft.origin();
    buffer.fill(draft);
    return true;
  }

  @Override
  public FieldBuffer record() {
    return buffer.record();
  }

  @Override
  public String text() {
    return origin == null ? "" : origin.text();
  }

  @Override
  public FileKind kind() {
    return buffer.kind();
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public List<String> notes() {
    return reader.notes();
  }
}
