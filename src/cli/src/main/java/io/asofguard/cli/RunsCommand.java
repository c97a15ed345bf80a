package io.asofguard.cli;

import io.asofguard.replay.RunFigures;
import io.asofguard.replay.RunFolder;
import io.asofguard.replay.RunStatus;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "runs",
    description = "Lists the runs of forecasters, oldest first, and compares two of them.",
    subcommands = RunsDiffCommand.class,
    footer = {
      "",
      "Example:",
      "  asof runs",
      "  asof runs diff model-1 model-2",
      "",
      "Prints run,kind,event,forecaster,settings,snapshot,status,cutoffs,forecasts,failed,begun_at,",
      "by,read_digest,folder. The status is complete, failed at cutoffs, which the manifest.json in",
      "the folder names, or interrupted; a replay that is one of the last two goes on with the same",
      "command and --name."
    })
final class RunsCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "run",
          "kind",
          "event",
          "forecaster",
          "settings",
          "snapshot",
          "status",
          "cutoffs",
          "forecasts",
          "failed",
          "begun_at",
          "by",
          "read_digest",
          "folder");

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      List<ForecastRun> runs = store.forecasts().runs();
      session.print(
          COLUMNS,
          rows -> {
            for (ForecastRun run : runs) {
              RunFigures figures = RunFigures.of(store, run);
              RunStatus status = RunFolder.status(store, run);
              rows.row(
                  run.name(),
                  run.kind(),
                  run.event(),
                  run.forecaster(),
                  run.settings(),
                  run.snapshot(),
                  status.word(),
                  figures.cutoffs(),
                  figures.forecasts(),
                  status.failed(),
                  Times.text(run.begunAt()),
                  run.by(),
                  figures.readDigest(),
                  RunFolder.of(store).resolve(run.name()));
            }
          });
      if (runs.isEmpty()) {
        session.note("no run is in the ledger yet; asof replay --help says how to make one");
      }
    }
    return ExitCode.DONE;
  }
}
