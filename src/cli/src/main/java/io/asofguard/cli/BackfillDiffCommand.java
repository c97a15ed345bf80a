package io.asofguard.cli;

import io.asofguard.backfill.BackfillDiff;
import io.asofguard.backfill.Comparisons;
import io.asofguard.backfill.ForecastImpact;
import io.asofguard.backfill.SeriesDiff;
import io.asofguard.backfill.SeriesDiff.KnowledgeChange;
import io.asofguard.backfill.SeriesDiff.ValueChange;
import io.asofguard.cli.output.RowWriter;
import io.asofguard.cli.output.Target;
import io.asofguard.law.Counted;
import io.asofguard.report.BackfillPage;
import io.asofguard.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Compares a backfill with the live edition: what publishing it would change.",
    footer = {
      "",
      "Example:",
      "  asof backfill diff outage --html outage.html",
      "  asof backfill diff outage --forecasts",
      "  asof backfill diff nightly --snapshot 12",
      "",
      "Prints a row per series that changes: entity, field, live and staged (rows in the plan's",
      "range), added, changed, removed, largest_value_change with value_change_at (its event"
          + " time),",
      "largest_knowledge_change (negative: known earlier than it was), first_cutoff (from which on",
      "an answer changes; empty if none does), forecasts (recorded ones that read something of it"
          + " that",
      "changes). With --forecasts a row per recorded forecast that is hit instead: run, event,"
          + " cutoff,",
      "reads (how many of its reads change) and, of the one that moves most, entity, field, asked"
          + " (its",
      "event time), status_was, was, status_becomes, becomes, moves_by.",
      "A staged backfill is published as it was compared, or not at all: the comparison is noted"
          + " in",
      "the store. Of one that was published, though it was rolled back since, it shows what that"
          + " has",
      "changed."
    })
final class BackfillDiffCommand extends AsofCommand {
  private static final List<String> COLUMNS =
      List.of(
          "entity",
          "field",
          "live",
          "staged",
          "added",
          "changed",
          "removed",
          "largest_value_change",
          "value_change_at",
          "largest_knowledge_change",
          "first_cutoff",
          "forecasts");
  private static final List<String> FORECAST_COLUMNS =
      List.of(
          "run",
          "event",
          "cutoff",
          "reads",
          "entity",
          "field",
          "asked",
          "status_was",
          "was",
          "status_becomes",
          "becomes",
          "moves_by");
  private static final int DRAWN = 6;

  @Parameters(index = "0", paramLabel = "NAME", description = "A staged or published backfill.")
  private String name = "";

  @Option(
      names = "--forecasts",
      description = "List the recorded forecasts that read a value that changes.")
  private boolean forecasts;

  @Option(
      names = "--snapshot",
      paramLabel = "N",
      description = "The one that made this snapshot, where its name was used again since.")
  private @Nullable Long snapshot;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write it as one self-contained page, with plots, as well.")
  private @Nullable Path html;

  @Override
  int run(Session session) {
    if (html != null) {
      Target.check(html);
    }
    try (Store store = session.writing()) {
      Comparisons comparisons = new Comparisons(store);
      BackfillDiff diff =
          snapshot == null
              ? comparisons.compare(name, session.progress())
              : comparisons.compare(name, snapshot, session.progress());
      if (html != null) {
        writePage(html, BackfillPage.of(diff, comparisons.sketches(diff, DRAWN)).html());
      }
      if (forecasts) {
        session.print(FORECAST_COLUMNS, rows -> diff.forecasts().forEach(hit -> write(hit, rows)));
      } else {
        session.print(COLUMNS, rows -> diff.differing().forEach(each -> write(diff, each, rows)));
      }
      diff.warnings().forEach(warning -> session.note("warning: " + warning.line()));
      session.note(summary(diff));
    }
    return ExitCode.DONE;
  }

  private static void writePage(Path file, String page) {
    try (Target target = Target.file(file)) {
      target.write(page);
      target.commit();
    }
  }

  private static void write(ForecastImpact hit, RowWriter rows) {
    rows.row(
        hit.run(),
        hit.event(),
        Times.text(hit.cutoff()),
        hit.reads(),
        hit.series().entity(),
        hit.series().field(),
        Times.text(hit.asked()),
        hit.was().status().name(),
        finite(hit.was().value()),
        hit.becomes().status().name(),
        finite(hit.becomes().value()),
        finite(hit.move()));
  }

  private static @Nullable Double finite(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }

  private static void write(BackfillDiff all, SeriesDiff diff, RowWriter rows) {
    ValueChange value = diff.largestValue();
    KnowledgeChange known = diff.largestKnowledge();
    rows.row(
        diff.series().entity(),
        diff.series().field(),
        diff.live(),
        diff.staged(),
        diff.added(),
        diff.changed(),
        diff.removed(),
        value == null ? null : (Double) value.by(),
        value == null ? null : Times.text(value.eventTime()),
        known == null ? null : known.by().toString(),
        Times.textIfAny(diff.firstCutoff()),
        all.forecastsBySeries().getOrDefault(diff.series(), 0L));
  }

  private static String summary(BackfillDiff diff) {
    Long first = diff.firstCutoff();
    return "%s, compared with snapshot %d: %d of %d series change, %s added, %d changed, %d removed; %s; %s a value that changes; digest %s"
        .formatted(
            diff.plan().name(),
            diff.compared().upon(),
            diff.differing().size(),
            diff.series().size(),
            Counted.of(diff.total(SeriesDiff::added), "row"),
            diff.total(SeriesDiff::changed),
            diff.total(SeriesDiff::removed),
            first == null
                ? "no answer changes"
                : "answers change from " + Times.text(first) + " on",
            Counted.of(
                diff.forecasts().size(), "recorded forecast reads", "recorded forecasts read"),
            diff.compared().digest().substring(0, 12));
  }
}
