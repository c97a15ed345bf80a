package io.asofguard.cli;

import io.asofguard.ingest.Declarations;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "milestone",
    description = "Declares one milestone of an event, known from now on.",
    footer = {
      "",
      "Example:",
      "  asof milestone april-3-10 event_end --at 2026-04-10T16:00:00Z --reason 'the rules say noon'",
      "  asof milestone april-3-10 scheduled_close --at none --reason 'trading went on'",
      "",
      "Prints the new snapshot, as asof snapshots does."
    })
final class MilestoneCommand extends AsofCommand {
  private static final String TAKEN_BACK = "none";

  @Parameters(index = "0", paramLabel = "EVENT", description = "The event.")
  private String event = "";

  @Parameters(
      index = "1",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private MilestoneKind kind = MilestoneKind.SCHEDULED_CLOSE;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TS",
      description = "When it happens or happened; none takes it back.")
  private String at = "";

  @Option(
      names = "--entity",
      paramLabel = "ENTITY",
      description = "The only entity that it holds for; else all of the event.")
  private @Nullable String entity;

  @Option(names = "--outcome", paramLabel = "TEXT", description = "What it resolved to.")
  private @Nullable String outcome;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
  private @Nullable String reason;

  @Mixin private ZoneOption zone = new ZoneOption();

  @Override
  int run(Session session) {
    Long when = at.equals(TAKEN_BACK) ? null : (Long) Times.parse("--at", at, zone.zone);
    try (Store store = session.writing()) {
      SnapshotInfo made =
          new Declarations(store).milestone(event, kind, when, entity, outcome, reason);
      SnapshotRow.print(session, made);
    }
    return ExitCode.DONE;
  }
}
