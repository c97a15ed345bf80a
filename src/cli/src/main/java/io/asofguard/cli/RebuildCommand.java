package io.asofguard.cli;

import io.asofguard.store.Rebuilder;
import io.asofguard.store.Store;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "rebuild",
    description = "Makes the tables that answer reads anew from the log.",
    footer = {
      "",
      "Example:",
      "  asof rebuild",
      "",
      "For a store of which asof verify --full says that its reads are damaged. Verifies every",
      "digest of the log first, and changes nothing if one is wrong. No answer that followed from",
      "the log changes, so it makes no snapshot; views that are open may go on.",
      "Prints check,status,detail; exit 1 if the log is damaged and nothing was rebuilt."
    })
final class RebuildCommand extends AsofCommand {
  private boolean done;

  @Override
  int run(Session session) {
    try (Store store = session.writing()) {
      session.print(
          List.of("check", "status", "detail"),
          rows ->
              done =
                  new Rebuilder(store).rebuild(f -> rows.row(f.check(), f.status(), f.detail())));
    }
    return done ? ExitCode.DONE : ExitCode.FOUND;
  }
}
