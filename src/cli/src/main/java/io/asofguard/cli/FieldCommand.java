package io.asofguard.cli;

import io.asofguard.ingest.Declarations;
import io.asofguard.store.FieldRule;
import io.asofguard.store.Store;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "field",
    description = "Declares a field: what its values may be, from now on.",
    footer = {
      "",
      "Example:",
      "  asof field final_count_forecast --kind projection --min 0",
      "",
      "An observed field speaks of instants up to the one at which it was known; a projection",
      "may speak of later ones. Prints the new snapshot, as asof snapshots does."
    })
final class FieldCommand extends AsofCommand {
  private enum Kind {
    OBSERVED,
    PROJECTION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "NAME", description = "The field.")
  private String name = "";

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "observed or projection.")
  private Kind kind = Kind.OBSERVED;

  @Option(names = "--min", paramLabel = "X", description = "The least value, inclusive.")
  private @Nullable Double min;

  @Option(names = "--max", paramLabel = "X", description = "The greatest value, inclusive.")
  private @Nullable Double max;

  @Override
  int run(Session session) {
    FieldRule rule = new FieldRule(name, kind == Kind.PROJECTION, min, max);
    try (Store store = session.writing()) {
      SnapshotRow.print(session, new Declarations(store).field(rule));
    }
    if (FieldRule.isMarket(name) && (min == null || max == null)) {
      session.note(
          name + ": is not held to 0 to 1 any more; to hold it, declare it with --min 0 --max 1");
    }
    return ExitCode.DONE;
  }
}
