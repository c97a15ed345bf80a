package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.Comparisons;
import io.asofguard.ingest.Progress;
import io.asofguard.ingest.StageResult;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private StageOptions options = new StageOptions();

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      Progress progress = session.progress();
      StageResult done =
          new Backfills(store)
              .stage(options.plan(), options.files, options.zone(), options.assumeLag, progress);
      done.notes().forEach(session::note);
      if (done.fresh()) {
        new Comparisons(store)
            .check(done.name(), progress)
            .forEach(warning -> session.note("warning: " + warning.line()));
      }
      session.noteKeptOut(done.name(), done.quarantined());
      session.print(
          COLUMNS,
          rows ->
              rows.row(
                  done.name(), done.read(), done.stored(), done.superseded(), done.quarantined()));
    }
    return ExitCode.DONE;
  }
}
