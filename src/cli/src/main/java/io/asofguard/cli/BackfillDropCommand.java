package io.asofguard.cli;

import io.asofguard.backfill.Backfills;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "drop",
    description = "Gives a staged backfill up.",
    footer = {"", "Example:", "  asof backfill drop outage", "", "Prints name,state."})
final class BackfillDropCommand extends AsofCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "A staged backfill.")
  private String name = "";

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      new Backfills(store).drop(name);
      session.print(List.of("name", "state"), rows -> rows.row(name, "dropped"));
    }
    return ExitCode.DONE;
  }
}
