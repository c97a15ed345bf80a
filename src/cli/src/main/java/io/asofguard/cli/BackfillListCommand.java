package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.store.BackfillRecord;
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
      "field, from, to, reason, by, staged_at, rows, quarantined, snapshot."
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
          "snapshot");

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      List<BackfillRecord> all = store.catalog().backfills();
      session.print(COLUMNS, rows -> all.forEach(backfill -> write(backfill, rows)));
    }
    return ExitCode.DONE;
  }

  private static void write(BackfillRecord backfill, RowWriter rows) {
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
        backfill.snapshot());
  }
}
