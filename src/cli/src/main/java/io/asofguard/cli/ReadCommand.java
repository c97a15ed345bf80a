package io.asofguard.cli;

import io.asofguard.api.FutureCutoffException;
import io.asofguard.api.Series;
import io.asofguard.guard.Answer;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Status;
import io.asofguard.law.Nanos;
import io.asofguard.law.Revision;
import io.asofguard.store.Provenance;
import io.asofguard.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "read",
    description = "Reads one value as it was known at a cutoff.",
    footer = {
      "",
      "Example:",
      "  asof read elon/200-219 market_mid --as-of 2026-04-08T12:00:00Z",
      "  asof read elon/200-219 market_mid --as-of 2026-04-08T12:00:00Z --max-age PT30M",
      "",
      "Prints status (KNOWN, UNKNOWN, SEALED or STALE), value, value_event_time,",
      "value_knowledge_time, basis, stored_at, and the snapshot that published the value."
    })
final class ReadCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "status",
          "value",
          "value_event_time",
          "value_knowledge_time",
          "basis",
          "stored_at",
          "snapshot");

  @Parameters(index = "0", paramLabel = "ENTITY", description = "What the value is about.")
  private String entity = "";

  @Parameters(index = "1", paramLabel = "FIELD", description = "Which of its quantities.")
  private String field = "";

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "TS",
      description = "The cutoff: the last instant whose knowledge counts.")
  private String asOf = "";

  @Option(
      names = "--at",
      paramLabel = "TS",
      description = "The event time that is asked for; else the cutoff.")
  private @Nullable String at;

  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private ReadOptions options = new ReadOptions();

  @Override
  int run(Session session) {
    long cutoff = Times.parse("--as-of", asOf, zone.zone);
    Long asked = Times.parseIfGiven("--at", at, zone.zone);
    try (Store store = session.reading()) {
      Edition edition = options.edition(store, session);
      Series series = SeriesNames.known(store.catalog(), entity, field);
      options.checkSource(store, session);
      long eventTime = asked == null ? cutoff : asked;
      Answer answer = edition.read(series, eventTime, cutoff, options.maxAge());
      if (answer.status() == Status.FUTURE) {
        throw new FutureCutoffException(
            Nanos.toInstant(cutoff), Nanos.toInstant(store.clock().now()));
      }
      if (answer.status() == Status.SEALED) {
        session.note(SealedNote.of(edition, entity, cutoff));
      }
      Revision row = answer.isKnown() ? edition.row(series, eventTime, cutoff) : null;
      print(session, store, answer, row);
    }
    return ExitCode.DONE;
  }

  private static void print(Session session, Store store, Answer answer, @Nullable Revision row) {
    String status = answer.status().name();
    if (row == null) {
      session.print(COLUMNS, rows -> rows.row(status, null, null, null, null, null, null));
      return;
    }
    Provenance from = store.catalog().provenance(row);
    session.print(
        COLUMNS,
        rows ->
            rows.row(
                status,
                answer.value(),
                Times.text(answer.eventTime()),
                Times.text(answer.knowledge()),
                from.basis().name(),
                Times.text(from.storedAt()),
                row.snapshot()));
  }
}
