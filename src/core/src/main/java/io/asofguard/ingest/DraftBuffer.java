package io.asofguard.ingest;

import org.jspecify.annotations.Nullable;

/** One draft after the other, as a record that can pass the gates. */
final class DraftBuffer {
  private final FieldBuffer record = new FieldBuffer();
  private FileKind kind = FileKind.OBSERVATIONS;

  /** The draft filled in last; the next one overwrites it. */
  FieldBuffer record() {
    return record;
  }

  /** What it is; observations as long as there was none. */
  FileKind kind() {
    return kind;
  }

  void fill(Draft draft) {
    record.begin(draft.origin().line());
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
    record.putNumber(draft.number());
    put(Column.RETRACTED, draft.isRetraction() ? "true" : null);
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
}
