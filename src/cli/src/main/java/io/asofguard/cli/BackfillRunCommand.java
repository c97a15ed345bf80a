package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.RunResult;
import io.asofguard.ingest.StageResult;
import io.asofguard.store.SnapshotInfo;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = "Stages and publishes in one command, for a job that is run again every night.",
    footer = {
      "",
      "Example:",
      "  asof backfill run --name nightly --source tracker --from 2026-04-05T00:00:00Z \\",
      "    --to 2026-04-06T00:00:00Z --reason 'nightly restatement' tweets-april-5.csv",
      "",
      "The same input again changes nothing. After an interrupted run the next one takes up what is",
      "staged, or, with other input, drops it and starts over. Rows that are kept out keep the rest",
      "from being published: what is staged stays so, to be looked at. Prints",
      "name,read,stored,superseded,quarantined,snapshot; no snapshot if the store says so already."
    })
final class BackfillRunCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of("name", "read", "stored", "superseded", "quarantined", "snapshot");

  @Mixin private StageOptions options = new StageOptions();

  @Option(
      names = "--accept-quarantined",
      description = "Publish though some of its rows were kept out.")
  private boolean acceptQuarantined;

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      options.noteNewSource(store, session);
      RunResult done =
          new Backfills(store)
              .run(
                  options.plan(),
                  options.files,
                  options.reading(),
                  acceptQuarantined,
                  session.progress());
      StageResult staged = done.staged();
      SnapshotInfo snapshot = done.snapshot();
      done.notes().forEach(session::note);
      done.warnings().forEach(warning -> session.note("warning: " + warning.line()));
      staged.notes().forEach(session::note);
      if (staged.fresh()) {
        SnapshotRow.sayIfNone(session, snapshot);
      }
      session.noteKeptOut(staged.name(), staged.quarantined());
      session.print(
          COLUMNS,
          rows ->
              rows.row(
                  staged.name(),
                  staged.read(),
                  staged.stored(),
                  staged.superseded(),
                  staged.quarantined(),
                  snapshot == null ? null : (Long) snapshot.number()));
    }
    return ExitCode.DONE;
  }
}
