package io.asofguard.cli;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.replay.ReplayResult;
import io.asofguard.replay.RunFolder;
import io.asofguard.replay.RunSummary;
import java.util.List;

/** Says what became of a run, in one row and some notes, and gives the exit code. */
final class RunReport {
  private static final int SHOWN = 5;

  private static final List<String> COLUMNS =
      List.of(
          "run",
          "kind",
          "event",
          "snapshot",
          "status",
          "cutoffs",
          "forecasts",
          "failed",
          "nobody_left",
          "reads",
          "tainted",
          "backfilled",
          "inconclusive",
          "read_digest",
          "forecast_digest",
          "folder");

  private final Session session;
  private final ReplayResult result;
  private final RunSummary summary;

  private RunReport(Session session, ReplayResult result, RunSummary summary) {
    this.session = session;
    this.result = result;
    this.summary = summary;
  }

  /** Writes the run's folder and prints its row. */
  static int of(Session session, AsOfGuard guard, ReplayResult result) {
    RunSummary summary = RunFolder.write(guard, result, new Version().getVersion()[0]);
    RunReport report = new RunReport(session, result, summary);
    report.notes();
    report.row();
    return report.code();
  }

  private void row() {
    session.print(
        COLUMNS,
        rows ->
            rows.row(
                summary.run().name(),
                summary.run().kind(),
                summary.run().event(),
                summary.run().snapshot(),
                result.status(),
                summary.figures().cutoffs(),
                summary.figures().forecasts(),
                result.failures().size(),
                result.nobodyLeft().size(),
                summary.figures().reads(),
                summary.tainted().size(),
                summary.backfilled(),
                summary.wallless(),
                summary.figures().readDigest(),
                summary.forecastDigest(),
                summary.folder()));
  }

  private void notes() {
    if (result.done() == 0 && result.isComplete()) {
      session.note(
          "run " + summary.run().name() + " was complete: no cutoff was asked about again");
    }
    list(
        result.nobodyLeft(),
        "no entity was left to ask about, because the walls of all had passed");
    list(
        summary.tainted(),
        "tainted: a read or an outcome is sealed there by a wall that was not known yet");
    if (summary.backfilled() > 0) {
      session.note(
          summary.backfilled()
              + " of "
              + summary.figures().reads()
              + " reads were answered by rows that were stored after the cutoff (backfilled): "
              + summary.folder().resolve("receipts.csv")
              + " names them; --as-was leaves them out");
    }
    if (!summary.isConclusive()) {
      session.note(
          "inconclusive: "
              + summary.wallless()
              + " reads of a market's prices were of an entity without a wall; declare one with asof"
              + " milestone");
    }
    if (result.notReached() > 0) {
      session.note(
          result.notReached()
              + " cutoffs were not reached; the same command with --name "
              + summary.run().name()
              + " goes on from there");
    }
  }

  private void list(List<Long> cutoffs, String why) {
    if (!cutoffs.isEmpty()) {
      List<String> shown = cutoffs.stream().limit(SHOWN).map(Times::text).toList();
      session.note(
          cutoffs.size()
              + (cutoffs.size() == 1 ? " cutoff: " : " cutoffs: ")
              + why
              + " ("
              + String.join(", ", shown)
              + (cutoffs.size() > SHOWN ? ", …" : "")
              + ")");
    }
  }

  private int code() {
    if (!result.failures().isEmpty()) {
      return ExitCode.BAD_DATA;
    }
    return summary.isConclusive() ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
  }
}
