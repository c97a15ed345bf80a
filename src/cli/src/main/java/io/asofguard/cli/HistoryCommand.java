package io.asofguard.cli;

import io.asofguard.api.Series;
import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.store.HistoryRow;
import io.asofguard.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "history",
    description = "Shows every revision, retraction and edition of a series, or of one datum.",
    footer = {
      "",
      "Example:",
      "  asof history elon/200-219 market_mid",
      "  asof history elon/200-219 market_mid --at 2026-04-08T12:00:00Z",
      "",
      "Prints event_time,knowledge_time,value,retracted,source,basis,snapshot,stored_at,file.",
      "It is the operator's view: it knows no cutoff and no wall."
    })
final class HistoryCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "event_time",
          "knowledge_time",
          "value",
          "retracted",
          "source",
          "basis",
          "snapshot",
          "stored_at",
          "file");

  @Parameters(index = "0", paramLabel = "ENTITY", description = "What the values are about.")
  private String entity = "";

  @Parameters(index = "1", paramLabel = "FIELD", description = "Which of its quantities.")
  private String field = "";

  @Option(names = "--at", paramLabel = "TS", description = "This event time alone.")
  private @Nullable String at;

  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private SnapshotOption snapshot = new SnapshotOption();

  @Override
  int run(Session session) {
    Long asked = Times.parseIfGiven("--at", at, zone.zone);
    try (Store store = session.reading()) {
      Series series = SeriesNames.known(store.catalog(), entity, field);
      long edition = AsOfGuard.over(store).edition(snapshot.view()).snapshot();
      session.print(
          COLUMNS,
          rows -> store.catalog().history(series, asked, edition, row -> write(row, rows)));
    }
    return ExitCode.DONE;
  }

  private static void write(HistoryRow row, RowWriter rows) {
    boolean retracted = Double.isNaN(row.value());
    rows.row(
        Times.text(row.eventTime()),
        Times.text(row.knowledge()),
        retracted ? null : (Double) row.value(),
        retracted,
        row.source(),
        row.basis(),
        row.snapshot(),
        Times.text(row.storedAt()),
        row.file());
  }
}
