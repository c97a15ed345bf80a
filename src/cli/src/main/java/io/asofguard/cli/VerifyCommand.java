package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.IndexCheck;
import io.asofguard.store.Finding;
import io.asofguard.store.Store;
import io.asofguard.store.Verifier;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = "Checks that nobody has changed the log behind the store's back.",
    footer = {
      "",
      "Example:",
      "  asof verify",
      "  asof verify --full --expect \"$DIGEST\"",
      "",
      "Prints check,status,detail; exit 1 if anything is damaged."
    })
final class VerifyCommand extends AsofCommand {
  @Option(
      names = "--full",
      description = "Recompute every row's digest, and compare what is derived with the log.")
  private boolean full;

  @Option(
      names = "--expect",
      paramLabel = "DIGEST",
      description = "The newest snapshot's digest as kept elsewhere.")
  private @Nullable String expect;

  private boolean sound;

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      session.print(
          List.of("check", "status", "detail"),
          rows -> {
            sound = new Verifier(store).verify(full, kept(), finding -> print(finding, rows));
            if (full) {
              Finding index = IndexCheck.run(store, new IndexNotes(session, true));
              sound &= index.sound();
              print(index, rows);
            }
          });
    }
    return sound ? ExitCode.DONE : ExitCode.FOUND;
  }

  private @Nullable String kept() {
    return expect == null ? null : expect.strip().toLowerCase(Locale.ROOT);
  }

  private static void print(Finding finding, RowWriter rows) {
    rows.row(finding.check(), finding.status(), finding.detail());
  }
}
