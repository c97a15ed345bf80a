package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.store.Store;
import org.jspecify.annotations.Nullable;
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
      "  asof backfill rollback nightly --snapshot 12 --reason 'wrong file'",
      "",
      "Prints the new snapshot, as asof snapshots does."
    })
final class BackfillRollbackCommand extends AsofCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "A published backfill.")
  private String name = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(
      names = "--snapshot",
      paramLabel = "N",
      description = "The one that made this snapshot, where its name was used again since.")
  private @Nullable Long snapshot;

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      SnapshotRow.print(session, new Backfills(store).rollback(name, snapshot, reason));
    }
    return ExitCode.DONE;
  }
}
