package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollback",
    description =
        "Makes a published backfill void: what it replaced is back, what it brought is gone.",
    footer = {
      "",
      "Example:",
      "  asof backfill rollback outage --reason 'wrong file'",
      "",
      "Prints the new snapshot, as asof snapshots does."
    })
final class BackfillRollbackCommand extends AsofCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "A published backfill.")
  private String name = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      SnapshotRow.print(session, new Backfills(store).rollback(name, reason));
    }
    return ExitCode.DONE;
  }
}
