package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.ingest.Interrupted;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.Decision;
import io.asofguard.store.BackfillRecord.State;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists all backfills, oldest first.",
    footer = {
      "",
      "Example:",
      "  asof backfill list",
      "",
      "Prints name, state (staged, published, dropped, unchanged or rolled back), source, entity,",
      "field, from, to, reason, by, staged_at (who staged it, when), rows, quarantined, snapshot,",
      "compared_upon (the snapshot that it was last compared with), decided_by, decided_at,",
      "decided_reason (of its publication, or of what ended it), file and sha256 (of each file, with",
      "a blank in between)."
    })
final class BackfillListCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "state",
          "source",
          "entity",
          "field",
          "from",
          "to",
          "reason",
          "by",
          "staged_at",
          "rows",
          "quarantined",
          "snapshot",
          "compared_upon",
          "decided_by",
          "decided_at",
          "decided_reason",
          "file",
          "sha256");

  private static final String INTERRUPTED =
      "an import or a stage was interrupted: the store has nothing of it; run it again";

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      List<BackfillRecord> all = store.catalog().backfills();
      session.print(COLUMNS, rows -> all.forEach(backfill -> write(backfill, rows)));
      all.stream()
          .filter(backfill -> backfill.state() == State.STAGED)
          .forEach(staged -> session.note(next(staged.name())));
      if (Interrupted.isLeftIn(store)) {
        session.note(INTERRUPTED);
      }
    }
    return ExitCode.DONE;
  }

  private static String next(String name) {
    return name
        + " is staged and nobody reads it yet: asof backfill diff "
        + name
        + ", then publish or drop it";
  }

  private static void write(BackfillRecord backfill, RowWriter rows) {
    Decision decision = backfill.decision();
    rows.row(
        backfill.name(),
        backfill.state().text(),
        backfill.source(),
        backfill.entityGlob(),
        backfill.field(),
        Times.text(backfill.from()),
        Times.text(backfill.to()),
        backfill.reason(),
        backfill.by(),
        Times.text(backfill.stagedAt()),
        backfill.rows(),
        backfill.quarantined(),
        backfill.snapshot(),
        backfill.comparedUpon(),
        decision == null ? null : decision.by(),
        decision == null ? null : Times.text(decision.at()),
        decision == null ? null : decision.reason(),
        backfill.files().names(),
        backfill.files().sha256());
  }
}
