package io.asofguard.sources;

import io.asofguard.ingest.Draft;
import io.asofguard.ingest.Payload;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.Show;
import java.util.List;

/** A table of milestones under our own names, as an export writes one in Parquet. */
final class MilestoneTable extends RowDrafts {
  private static final List<String> NEEDED = List.of("event", "milestone", "knowledge_time");

  private final MappedColumn at;
  private final MappedColumn knowledgeTime;

  MilestoneTable(Payload payload, SourceOptions options, TableRows rows) {
    super(rows);
    if (options.entity() != null || options.event() != null || options.field() != null) {
      throw payload.refused(
          "holds milestones, which name their event and entity themselves; leave --entity, --event"
              + " and --field out");
    }
    WrittenAt iso = WrittenAt.iso(options.zone());
    this.at = new MappedColumn("at", null, iso, List.of(rows.cell("at")));
    this.knowledgeTime =
        new MappedColumn("knowledge_time", null, iso, List.of(rows.cell("knowledge_time")));
  }

  /** Whether a header is that of milestones, and not of observations. */
  static boolean fits(List<String> header) {
    return header.containsAll(NEEDED) && !header.contains("event_time");
  }

  @Override
  void take() {
    refuseProblem();
    String milestone = required("milestone");
    MilestoneKind kind = MilestoneKind.parse(milestone).orElseThrow(() -> unknown(milestone));
    drafts.add(
        new Draft.Milestone(
            rows.origin(),
            required("event"),
            rows.get("entity"),
            kind,
            at.time(),
            knowledgeTime.time(),
            rows.get("outcome")));
  }

  private static UnusableException unknown(String milestone) {
    return new UnusableException(
        "unknown milestone " + Show.quoted(milestone) + "; it is one of " + MilestoneKind.names());
  }
}
