package io.asofguard.ingest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Drafts of an adapter, one by one, as records that pass the gates. */
final class DraftRecords implements RecordReader {
  private final DraftReader reader;
  private final Queue<Draft> waiting = new ArrayDeque<>();
  private final FieldBuffer record = new FieldBuffer();
  private FileKind kind = FileKind.OBSERVATIONS;
  private @Nullable Origin origin;

  DraftRecords(DraftReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean next() {
    while (waiting.isEmpty()) {
      if (!reader.next(waiting::add)) {
        return false;
      }
    }
    fill(waiting.remove());
    return true;
  }

  private void fill(Draft draft) {
    origin = draft.origin();
    record.begin(origin.line());
    record.forgetColumns();
    if (draft instanceof Draft.Observation observation) {
      fill(observation);
    } else if (draft instanceof Draft.Milestone milestone) {
      fill(milestone);
    } else if (draft instanceof Draft.Unusable unusable) {
      record.refuse(unusable.reason());
    }
  }

  private void fill(Draft.Observation draft) {
    kind = FileKind.OBSERVATIONS;
    put(Column.SOURCE, draft.source());
    put(Column.EVENT, draft.event());
    put(Column.ENTITY, draft.entity());
    put(Column.FIELD, draft.field());
    record.putInstant(Column.EVENT_TIME, draft.eventTime());
    putInstant(Column.KNOWLEDGE_TIME, draft.knowledgeTime());
    put(Column.VALUE, draft.value());
    put(Column.RETRACTED, draft.value() == null ? "true" : null);
  }

  private void fill(Draft.Milestone draft) {
    kind = FileKind.MILESTONES;
    put(Column.EVENT, draft.event());
    put(Column.ENTITY, draft.entity());
    put(Column.MILESTONE, draft.kind().text());
    putInstant(Column.AT, draft.at());
    putInstant(Column.KNOWLEDGE_TIME, draft.knowledgeTime());
    put(Column.OUTCOME, draft.outcome());
  }

  private void put(Column column, @Nullable String text) {
    if (text != null) {
      record.put(column, text);
    }
  }

  private void putInstant(Column column, @Nullable Long nanos) {
    if (nanos != null) {
      record.putInstant(column, nanos);
    }
  }

  @Override
  public FieldBuffer record() {
    return record;
  }

  @Override
  public String text() {
    return origin == null ? "" : origin.text();
  }

  @Override
  public FileKind kind() {
    return kind;
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
