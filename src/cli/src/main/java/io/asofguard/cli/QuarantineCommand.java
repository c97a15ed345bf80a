package io.asofguard.cli;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "quarantine",
    description = "Lists the rows that were kept out of the store, and why.",
    footer = {
      "",
      "Example:",
      "  asof quarantine",
      "  asof quarantine --snapshot 3",
      "",
      "Prints file,line,reason,text: what the last import of each file kept out, and why then.",
      "--snapshot N: what the import kept out that made snapshot N."
    })
final class QuarantineCommand extends AsofCommand {
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      AsOfGuard.over(store).edition(snapshot.view());
      session.print(
          List.of("file", "line", "reason", "text"),
          rows ->
              store
                  .catalog()
                  .quarantine(
                      snapshot.number,
                      kept -> rows.row(kept.file(), kept.line(), kept.reason(), kept.text())));
    }
    return ExitCode.DONE;
  }
}
