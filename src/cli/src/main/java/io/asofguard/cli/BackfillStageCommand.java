package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.StagePlan;
import io.asofguard.ingest.StageResult;
import io.asofguard.store.Store;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "stage",
    description =
        "Stages rows beside the live edition; nobody reads them before they are published.",
    footer = {
      "",
      "Example:",
      "  asof backfill stage --name outage --source tracker --from 2026-04-05T00:00:00Z \\",
      "    --to 2026-04-06T00:00:00Z --reason 'tracker was down' tweets-april-5.csv",
      "",
      "A file with a header and no rows deletes the range. Prints",
      "name,read,stored,superseded,quarantined."
    })
final class BackfillStageCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of("name", "read", "stored", "superseded", "quarantined");

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "What to call it.")
  private String name = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "SOURCE",
      description = "The source whose rows it replaces.")
  private String source = "";

  @Option(
      names = "--entity",
      paramLabel = "GLOB",
      description = "Only these entities: * crosses /, case counts.")
  private @Nullable String entity;

  @Option(names = "--field", paramLabel = "FIELD", description = "Only this field.")
  private @Nullable String field;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TS",
      description = "The first event time that it replaces.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TS",
      description = "The end of the range, exclusive.")
  private String to = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Mixin private ZoneOption zone = new ZoneOption();

  @Option(
      names = "--assume-lag",
      paramLabel = "DURATION",
      description = "For rows without a knowledge time: event time plus this (PT15M), as ASSUMED.")
  private @Nullable Duration assumeLag;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "As for import; - is stdin.")
  private List<String> files = List.of();

  @Override
  int run(Session session) {
    StagePlan plan =
        new StagePlan(
            name,
            source,
            entity,
            field,
            Times.parse("--from", from, zone.zone),
            Times.parse("--to", to, zone.zone),
            reason);
    try (Store store = session.writing()) {
      StageResult done =
          new Backfills(store).stage(plan, files, zone.zone, assumeLag, session.progress());
      done.notes().forEach(session::note);
      session.noteKeptOut(name, done.quarantined());
      session.print(
          COLUMNS,
          rows ->
              rows.row(
                  done.name(), done.read(), done.stored(), done.superseded(), done.quarantined()));
    }
    return ExitCode.DONE;
  }
}
