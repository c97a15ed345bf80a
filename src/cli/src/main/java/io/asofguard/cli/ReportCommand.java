package io.asofguard.cli;

import io.asofguard.guard.Edition;
import io.asofguard.law.Law;
import io.asofguard.report.EventReport;
import io.asofguard.report.Page;
import io.asofguard.store.Catalog;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Draws an event: milestones, prices, forecasts, and what could be seen when.",
    footer = {
      "",
      "Example:",
      "  asof report april-3-10 -o april.html",
      "  asof report april-3-10 --entity elon/200-219 --as-of 2026-04-08T12:00:00Z -o april.html",
      "  asof report april-3-10 --run my-model -o april.html",
      "",
      "Writes one HTML page that needs no network: the milestones with when each became known;",
      "the value in force over time, with a run's forecasts beside it; and the plane of event",
      "time and knowledge time, with the cutoff, the wall, what the run read, and, shaded, what",
      "it must not see. Without --entity the four with the highest value before their wall are",
      "shown, without --as-of the run's last cutoff, else the last instant before the wall. With",
      "--run a cutoff that the run doesn't have is refused."
    })
final class ReportCommand extends AsofCommand {
  @Parameters(index = "0", paramLabel = "EVENT", description = "The event.")
  private String event = "";

  @Option(names = "--entity", paramLabel = "ENTITY", description = "One of its entities.")
  private @Nullable String entity;

  @Option(
      names = "--field",
      paramLabel = "FIELD",
      description = "The field that is drawn; market_mid if not given.")
  private String field = "market_mid";

  @Option(
      names = "--as-of",
      paramLabel = "TS",
      description = "The cutoff: what is known later is shaded.")
  private @Nullable String asOf;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "A run of asof replay: its forecasts, and its reads at the cutoff.")
  private @Nullable String run;

  @Mixin private ZoneOption zone = new ZoneOption();
  @Mixin private EditionOptions options = new EditionOptions();

  @Override
  int run(Session session) {
    session.refuseFormat("asof report prints a page");
    Long cutoff = Times.parseIfGiven("--as-of", asOf, zone.zone);
    try (Store store = session.reading()) {
      Edition edition = options.edition(store, session);
      check(store, edition, cutoff);
      Page page = new EventReport(store, edition, event, field).page(entity, cutoff, run);
      session.print(page.html());
    }
    return ExitCode.DONE;
  }

  private void check(Store store, Edition edition, @Nullable Long cutoff) {
    long now = store.clock().now();
    if (cutoff != null && Law.future(cutoff, now)) {
      throw new RefusedException(
          "the cutoff " + Times.text(cutoff) + " lies after now (" + Times.text(now) + ")");
    }
    Catalog catalog = store.catalog();
    List<String> events = catalog.events();
    if (!events.contains(event)) {
      throw new RefusedException(
          "no event is called '" + event + "'" + Nearest.offer(event, events));
    }
    List<String> entities = catalog.entities(event, edition.snapshot());
    if (entity != null && !entities.contains(entity)) {
      throw new RefusedException(
          "event '" + event + "' has no entity '" + entity + "'" + Nearest.offer(entity, entities));
    }
  }
}
