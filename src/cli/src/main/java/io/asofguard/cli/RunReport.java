package io.asofguard.cli;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.law.Counted;
import io.asofguard.replay.ForecasterSource;
import io.asofguard.replay.Replay;
import io.asofguard.replay.ReplayPlan;
import io.asofguard.replay.ReplayResult;
import io.asofguard.replay.RunFolder;
import io.asofguard.replay.RunLock;
import io.asofguard.replay.RunSummary;
import io.asofguard.store.Store;
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

  /** Runs a plan, writes the run's folder, and prints its row; gives the exit code. */
  static int of(Session session, AsOfGuard guard, ForecasterSource source, ReplayPlan plan) {
    int[] code = {ExitCode.DONE};
    RunWatcher watcher = new RunWatcher(session);
    Interrupt.handledBy(
        watcher::stop, () -> code[0] = locked(session, guard, source, plan, watcher));
    return code[0];
  }

  /** Live forecasts under one name may be made at the same time; their folder is written alone. */
  private static int locked(
      Session session,
      AsOfGuard guard,
      ForecasterSource source,
      ReplayPlan plan,
      RunWatcher watcher) {
    Store store = guard.store();
    if (plan.isLive()) {
      ReplayResult result = Replay.run(guard, source, plan, watcher);
      return RunLock.inTurn(store, plan.name(), () -> of(session, guard, result));
    }
    return RunLock.alone(
        store, plan.name(), () -> of(session, guard, Replay.run(guard, source, plan, watcher)));
  }

  private static int of(Session session, AsOfGuard guard, ReplayResult result) {
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
                summary.status().word(),
                summary.figures().cutoffs(),
                summary.figures().forecasts(),
                summary.status().failed(),
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
          "run " + summary.run().name() + " has all of these: no cutoff was asked about again");
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
              + Counted.of(summary.figures().reads(), "read was", "reads were")
              + " answered by rows that were stored after the cutoff (backfilled): "
              + summary.folder().resolve("receipts.csv")
              + " names them; --as-was leaves them out");
    }
    if (!summary.isConclusive()) {
      session.note(
          "inconclusive: "
              + Counted.of(
                  summary.wallless(),
                  "read of a market's prices was",
                  "reads of a market's prices were")
              + " of an entity without a wall; declare one with"
              + " asof milestone");
    }
    if (!result.isComplete()) {
      session.say(unfinished());
    } else if (!summary.status().isComplete()) {
      session.say(
          "run "
              + summary.run().name()
              + " is not complete: its manifest.json names cutoffs of earlier goes that failed or"
              + " were not reached");
    }
  }

  private String unfinished() {
    int failed = result.failures().size();
    int left = result.notReached().size();
    return "run "
        + summary.run().name()
        + (failed == 0 ? " was interrupted: " : " failed: ")
        + (failed == 0 ? "" : Counted.of(failed, "cutoff") + " failed, as manifest.json says too")
        + (failed == 0 || left == 0 ? "" : ", and ")
        + (left == 0 ? "" : Counted.of(left, "cutoff was", "cutoffs were") + " not reached")
        + (summary.run().isLive()
            ? ""
            : "; the same command with --name " + summary.run().name() + " asks again about these");
  }

  private void list(List<Long> cutoffs, String why) {
    if (!cutoffs.isEmpty()) {
      List<String> shown = cutoffs.stream().limit(SHOWN).map(Times::text).toList();
      session.note(
          Counted.of(cutoffs.size(), "cutoff")
              + ": "
              + why
              + " ("
              + String.join(", ", shown)
              + (cutoffs.size() > SHOWN ? ", …" : "")
              + ")");
    }
  }

  private int code() {
    if (!result.isComplete()) {
      return result.failures().isEmpty() ? ExitCode.INTERRUPTED : ExitCode.BAD_DATA;
    }
    return summary.isConclusive() ? ExitCode.DONE : ExitCode.INCONCLUSIVE;
  }
}
