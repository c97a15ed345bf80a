package io.asofguard.cli;

import io.asofguard.api.AsOf;
import io.asofguard.api.Outcome;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "outcome",
    description = "Says what an entity resolved to, as known at a cutoff.",
    footer = {
      "",
      "Example:",
      "  asof outcome elon/200-219 --as-of 2026-04-11T00:00:00Z",
      "",
      "Prints status (KNOWN or UNKNOWN), outcome, at, knowledge_time."
    })
final class OutcomeCommand extends AsofCommand {
  private static final List<String> COLUMNS = List.of("status", "outcome", "at", "knowledge_time");

  @Parameters(index = "0", paramLabel = "ENTITY", description = "What was decided.")
  private String entity = "";

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "TS",
      description = "The cutoff: the last instant whose knowledge counts.")
  private String asOf = "";

  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Mixin private EngineOption engine = new EngineOption();

  @Override
  int run(Session session) {
    long cutoff = Times.parse("--as-of", asOf, zone.zone);
    try (Store store = session.reading();
        AsOf view =
            engine
                .guard(store, new IndexNotes(session, false))
                .asOf(Nanos.toInstant(cutoff), snapshot.view())) {
      if (store.catalog().eventOf(entity, store.newest()) == null) {
        session.note("entity '" + entity + "' is tied to no event, so nothing can resolve it");
      }
      print(session, view.outcome(entity));
    }
    return ExitCode.DONE;
  }

  private static void print(Session session, Outcome outcome) {
    session.print(
        COLUMNS,
        rows -> {
          if (outcome instanceof Outcome.Known known) {
            rows.row(
                "KNOWN",
                known.outcome(),
                Times.text(Nanos.of(known.at())),
                Times.text(Nanos.of(known.knowledgeTime())));
          } else {
            rows.row("UNKNOWN", null, null, null);
          }
        });
  }
}
