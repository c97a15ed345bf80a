package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.backfill.PublishResult;
import io.asofguard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "publish",
    description = "Makes a staged backfill the live edition, in one atomic step.",
    footer = {
      "",
      "Example:",
      "  asof backfill publish outage",
      "",
      "Prints the new snapshot, as asof snapshots does."
    })
final class BackfillPublishCommand extends AsofCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "A staged backfill.")
  private String name = "";

  @Option(
      names = "--accept-quarantined",
      description = "Publish though some of its rows were kept out.")
  private boolean acceptQuarantined;

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      PublishResult done = new Backfills(store).publish(name, acceptQuarantined);
      SnapshotRow.print(session, done.snapshot());
    }
    return ExitCode.DONE;
  }
}
