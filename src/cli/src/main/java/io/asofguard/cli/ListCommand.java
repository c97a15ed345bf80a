package io.asofguard.cli;

import io.asofguard.cli.output.RowWriter;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.store.Catalog;
import io.asofguard.store.FieldRule;
import io.asofguard.store.RefusedException;
import io.asofguard.store.SeriesInfo;
import io.asofguard.store.Store;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = "Lists what is in the store.",
    footer = {
      "",
      "Example:",
      "  asof list series",
      "  asof list events --format json",
      "",
      "sources: source. events: event,entities,first_wall,last_wall. fields: field,kind,min,max.",
      "series: entity,field,event,rows, and the first and last event time and knowledge time;",
      "--snapshot, --source and --basis say which rows count, for series."
    })
final class ListCommand extends AsofCommand {
  private enum What {
    SOURCES,
    EVENTS,
    SERIES,
    FIELDS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "WHAT", description = "sources, events, series or fields.")
  private What what = What.SOURCES;

  @Mixin private ListOptions options = new ListOptions();

  @Override
  int run(Session session) {
    if (what != What.SERIES && options.areGiven()) {
      throw new RefusedException("--snapshot, --source and --basis go with asof list series alone");
    }
    try (Store store = session.reading()) {
      switch (what) {
        case SOURCES -> sources(session, store.catalog());
        case EVENTS -> events(session, store);
        case SERIES -> series(session, store);
        case FIELDS -> fields(session, store.catalog());
      }
    }
    return ExitCode.DONE;
  }

  private static void sources(Session session, Catalog catalog) {
    List<String> sources = catalog.sources();
    session.print(List.of("source"), rows -> sources.forEach(rows::row));
  }

  private static void events(Session session, Store store) {
    Edition edition = AsOfGuard.over(store).edition(ViewOptions.NEWEST);
    List<String> events = store.catalog().events();
    session.print(
        EventRow.COLUMNS,
        rows -> events.forEach(event -> EventRow.write(store.catalog(), edition, event, rows)));
  }

  private void series(Session session, Store store) {
    Edition edition = AsOfGuard.over(store).edition(options.view());
    List<SeriesInfo> series = store.catalog().series(edition.scope());
    session.print(
        List.of(
            "entity",
            "field",
            "event",
            "rows",
            "first_event_time",
            "last_event_time",
            "first_knowledge_time",
            "last_knowledge_time"),
        rows -> series.forEach(info -> write(info, rows)));
  }

  private static void write(SeriesInfo info, RowWriter rows) {
    rows.row(
        info.entity(),
        info.field(),
        info.event(),
        info.rows(),
        Times.text(info.firstEvent()),
        Times.text(info.lastEvent()),
        Times.text(info.firstKnown()),
        Times.text(info.lastKnown()));
  }

  private static void fields(Session session, Catalog catalog) {
    List<FieldRule> fields = catalog.fields();
    session.print(
        List.of("field", "kind", "min", "max"),
        rows -> fields.forEach(f -> rows.row(f.field(), f.kind(), f.min(), f.max())));
  }
}
