package io.asofguard.ingest;

import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.Show;
import org.jspecify.annotations.Nullable;

/** The gates of a milestone. */
final class MilestoneGate implements Gate {

  private final ParseContext context;
  private final Names names;
  private final ParseSink sink;
  private final KnowledgeTally tally;
  private final InstantParser time;

  MilestoneGate(ParseContext context, Names names, ParseSink sink, KnowledgeTally tally) {
    this.context = context;
    this.tally = tally;
    this.names = names;
    this.sink = sink;
    this.time = new InstantParser(context.zone());
  }

  @Override
  public @Nullable String pass(FieldBuffer row) {
    String event = row.string(Column.EVENT);
    String problem = NameRule.problem("event", event);
    if (problem != null) {
      return problem;
    }
    MilestoneKind kind = MilestoneKind.parse(row.string(Column.MILESTONE)).orElse(null);
    return kind == null ? unknown(row) : passTimes(row, event, kind);
  }

  private static String unknown(FieldBuffer row) {
    return "unknown milestone "
        + Show.quoted(row.string(Column.MILESTONE))
        + "; it is one of "
        + MilestoneKind.names();
  }

  private @Nullable String passTimes(FieldBuffer row, String event, MilestoneKind kind) {
    if (context.recording()) {
      return passRecorded(row, event, kind);
    }
    Long fetchedAt = context.fetchedAt();
    if (!row.isEmpty(Column.KNOWLEDGE_TIME)) {
      tally.own();
    } else if (fetchedAt != null) {
      tally.fetched();
      row.putInstant(Column.KNOWLEDGE_TIME, fetchedAt);
    } else {
      return "knowledge_time is missing; a milestone says when it was known, and a lag is assumed for"
          + " values only; give --fetched-at TS";
    }
    if (!time.parse(row, Column.KNOWLEDGE_TIME)) {
      return "knowledge_time: " + time.reason();
    }
    long knowledgeTime = time.nanos();
    if (Law.afterNow(knowledgeTime, context.now())) {
      return "knowledge after now: "
          + Show.quoted(row.string(Column.KNOWLEDGE_TIME))
          + " is still to come; check the clock and the offset";
    }
    if (row.isEmpty(Column.AT)) {
      return passNames(row, event, kind, null, knowledgeTime);
    }
    if (!time.parse(row, Column.AT)) {
      return "at: " + time.reason();
    }
    long at = time.nanos();
    return kind.isEvidence() && Law.evidenceBeforeItHappened(at, knowledgeTime)
        ? tooEarly(row, kind)
        : passNames(row, event, kind, at, knowledgeTime);
  }

  /** Our clock gives the knowledge time, after the gates. */
  private @Nullable String passRecorded(FieldBuffer row, String event, MilestoneKind kind) {
    if (row.isEmpty(Column.AT)) {
      return passNames(row, event, kind, null, context.now());
    }
    if (!time.parse(row, Column.AT)) {
      return "at: " + time.reason();
    }
    long at = time.nanos();
    return kind.isEvidence() && Law.aheadOfClock(at, context.now())
        ? "evidence of an instant more than 5 s ahead of our clock: "
            + kind.text()
            + " at "
            + Show.quoted(row.string(Column.AT))
            + "; check the clocks"
        : passNames(row, event, kind, at, context.now());
  }

  private static String tooEarly(FieldBuffer row, MilestoneKind kind) {
    return "evidence known before it happened: "
        + kind.text()
        + " at "
        + Show.quoted(row.string(Column.AT))
        + " can't be known at "
        + Show.quoted(row.string(Column.KNOWLEDGE_TIME));
  }

  private @Nullable String passNames(
      FieldBuffer row, String event, MilestoneKind kind, @Nullable Long at, long knowledgeTime) {
    String outcome = emptyToNull(row.string(Column.OUTCOME));
    String problem = outcome == null ? null : NameRule.problem("outcome", outcome);
    String entity = emptyToNull(row.string(Column.ENTITY));
    if (problem == null && entity != null) {
      problem = tie(row, entity);
    }
    if (problem == null) {
      sink.milestone(
          new MilestoneLine(event, entity, kind, at, knowledgeTime, outcome, row.line()));
    }
    return problem;
  }

  private @Nullable String tie(FieldBuffer row, String name) {
    int known = names.findEntity(row);
    String problem = known < 0 ? NameRule.problem("entity", name) : null;
    if (problem != null) {
      return problem;
    }
    int id = known < 0 ? names.addEntity(row) : known;
    problem = names.tie(id, row);
    if (problem == null) {
      names.bearOut(id);
    }
    return problem;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public void finish() {}
}
