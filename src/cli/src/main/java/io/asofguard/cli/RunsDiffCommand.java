package io.asofguard.cli;

import io.asofguard.guard.Read;
import io.asofguard.law.Counted;
import io.asofguard.replay.RunComparison;
import io.asofguard.replay.RunDifference;
import io.asofguard.replay.RunDifference.Kind;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Says at which cutoffs two runs differ, and which input made the difference.",
    footer = {
      "",
      "Example:",
      "  asof runs diff model-1 model-2",
      "",
      "Prints cutoff,difference,entity,field,call,asked,a,b,knowledge_a,knowledge_b. The difference",
      "is cutoff (one of them lacks it; a and b count reads), forecast (a and b are probabilities),",
      "read (a and b came out of the same read) or forecast_alone: a forecast differs though all",
      "that was read is the same, so code, seed or settings made the difference."
    })
final class RunsDiffCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "cutoff",
          "difference",
          "entity",
          "field",
          "call",
          "asked",
          "a",
          "b",
          "knowledge_a",
          "knowledge_b");

  @Parameters(index = "0", paramLabel = "A", description = "A run.")
  private String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another.")
  private String b = "";

  @Override
  int run(Session session) {
    try (Store store = session.reading()) {
      ForecastRun first = RunNamesOnFile.known(store, a);
      ForecastRun second = RunNamesOnFile.known(store, b);
      Set<Long> cutoffs = new TreeSet<>();
      Set<Long> alone = new TreeSet<>();
      session.print(
          COLUMNS,
          rows ->
              RunComparison.of(
                  store,
                  first,
                  second,
                  difference -> {
                    cutoffs.add(difference.cutoff());
                    if (difference.kind() == Kind.FORECAST_ALONE) {
                      alone.add(difference.cutoff());
                    }
                    rows.row(cells(difference));
                  }));
      notes(session, first, second, cutoffs.size(), alone.size());
    }
    return ExitCode.DONE;
  }

  private static @Nullable Object[] cells(RunDifference of) {
    Read read = of.readA() == null ? of.readB() : of.readA();
    return new @Nullable Object[] {
      Times.text(of.cutoff()),
      of.kind().name().toLowerCase(Locale.ROOT),
      of.entity(),
      read == null ? null : read.field(),
      read == null ? null : read.call().text(),
      read == null ? null : Times.text(read.asked()),
      side(of.a(), of.readA()),
      side(of.b(), of.readB()),
      knowledge(of.readA()),
      knowledge(of.readB())
    };
  }

  /** A number, or where a read has none its status, or how many values it gave. */
  private static @Nullable Object side(@Nullable Double value, @Nullable Read read) {
    if (value != null || read == null) {
      return value;
    }
    return read.count() > 0 ? Counted.of(read.count(), "value") : read.status().name();
  }

  private static @Nullable String knowledge(@Nullable Read read) {
    return read == null || read.count() == 0 ? null : Times.text(read.knowledge());
  }

  private static void notes(Session session, ForecastRun a, ForecastRun b, int cutoffs, int alone) {
    if (cutoffs == 0) {
      session.note("the runs read the same and forecast the same at every cutoff");
      return;
    }
    session.note(Counted.of(cutoffs, "cutoff differs", "cutoffs differ"));
    if (alone > 0) {
      session.note(
          "at "
              + alone
              + " of them what was read is the same: code, seed or settings made the difference ("
              + a.settings()
              + " | "
              + b.settings()
              + ")");
    }
  }
}
