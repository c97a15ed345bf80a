package io.asofguard.cli;

import io.asofguard.store.Store;
import picocli.CommandLine.Command;

@Command(
    name = "snapshots",
    description = "Lists every published change of the store, oldest first.",
    footer = {
      "",
      "Example:",
      "  asof snapshots",
      "",
      "Prints snapshot,at,kind,by,reason,file,sha256,rows,digest. Keep the newest digest",
      "elsewhere: asof verify --expect DIGEST finds a store that was rewritten whole."
    })
final class SnapshotsCommand extends AsofCommand {
  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      session.print(
          SnapshotRow.COLUMNS,
          rows -> store.catalog().snapshots(made -> SnapshotRow.write(made, rows)));
    }
    return ExitCode.DONE;
  }
}
