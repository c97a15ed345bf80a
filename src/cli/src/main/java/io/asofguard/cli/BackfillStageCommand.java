package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.Comparisons;
import io.asofguard.ingest.Progress;
import io.asofguard.ingest.StageEstimate;
import io.asofguard.ingest.StageResult;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "stage",
    description =
        "Stages rows beside the live edition; nobody reads them before they are published.",
    footer = {
      "",
      "Example:",
      "  asof backfill stage --name outage --source tracker --from 2026-04-05T00:00:00Z \\",
      "    --to 2026-04-06T00:00:00Z --reason 'tracker was down' tweets-april-5.csv",
      "  asof backfill stage --name refetch --source polymarket --entity elon/200-219 \\",
      "    --from 2026-04-05T00:00:00Z --to 2026-04-06T00:00:00Z --reason 'gap' \\",
      "    --as polymarket-prices --fetched-at 2026-04-11T09:00:00Z prices-history.json",
      "",
      "A file with a header and no rows deletes the range. Prints",
      "name,read,stored,superseded,quarantined; with --dry-run",
      "name,rows,series,bytes,store_bytes,quarantined,seconds: all files are read, and a first part of",
      "the rows is stored and taken back, to measure how fast that goes."
    })
final class BackfillStageCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of("name", "read", "stored", "superseded", "quarantined");

  private static final List<String> ESTIMATED =
      List.of("name", "rows", "series", "bytes", "store_bytes", "quarantined", "seconds");
  private static final double TENTHS = 10;

  @Mixin private StageOptions options = new StageOptions();

  @Option(
      names = "--dry-run",
      description = "Say how many rows, series and bytes, and about how long; store nothing.")
  private boolean dryRun;

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      options.noteNewSource(store, session);
      if (dryRun) {
        estimate(store, session);
        return ExitCode.DONE;
      }
      Progress progress = session.progress();
      StageResult done =
          new Backfills(store).stage(options.plan(), options.files, options.reading(), progress);
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

  private void estimate(Store store, Session session) {
    StageEstimate estimate =
        new Backfills(store)
            .estimate(options.plan(), options.files, options.reading(), session.progress());
    session.print(
        ESTIMATED,
        rows ->
            rows.row(
                options.name,
                estimate.rows(),
                estimate.series(),
                estimate.bytes(),
                estimate.storeBytes(),
                estimate.quarantined(),
                Math.ceil(estimate.seconds() * TENTHS) / TENTHS));
  }
}
