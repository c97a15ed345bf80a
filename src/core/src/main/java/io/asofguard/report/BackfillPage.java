package io.asofguard.report;

import io.asofguard.backfill.BackfillDiff;
import io.asofguard.backfill.ForecastImpact;
import io.asofguard.backfill.ReadAnswer;
import io.asofguard.backfill.SeriesDiff;
import io.asofguard.backfill.SeriesDiff.KnowledgeChange;
import io.asofguard.backfill.SeriesDiff.ValueChange;
import io.asofguard.backfill.SeriesSketch;
import io.asofguard.backfill.Sketch;
import io.asofguard.backfill.Warning;
import io.asofguard.law.Counted;
import io.asofguard.law.Nanos;
import io.asofguard.law.Plain;
import io.asofguard.store.BackfillRecord;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison of a backfill, as a page to look at before it is published. */
public final class BackfillPage {
  private static final int MOST_ROWS = 500;

  private final BackfillDiff diff;

  private BackfillPage(BackfillDiff diff) {
    this.diff = diff;
  }

  /**
   * Makes the page.
   *
   * @param diff what differs
   * @param sketches the series to draw
   * @return the page
   */
  public static Page of(BackfillDiff diff, List<SeriesSketch> sketches) {
    return new BackfillPage(diff).page(sketches);
  }

  private Page page(List<SeriesSketch> sketches) {
    BackfillRecord plan = diff.plan();
    Page page = new Page("Backfill " + plan.name(), lead(plan));
    page.verdict(diff.differing().isEmpty() ? "good" : "unsure", verdict(), figures());
    if (!diff.warnings().isEmpty()) {
      page.section("Warnings", this::warnings);
    }
    if (!sketches.isEmpty()) {
      page.section("Where it changes most", to -> sketches.forEach(each -> draw(each, to)));
    }
    return page.section("Series that change", this::series)
        .section("Forecasts that read a value that changes", this::forecasts)
        .section("The plan", this::plan);
  }

  private static String lead(BackfillRecord plan) {
    return plan.state().text() + "; staged by " + plan.by() + ": " + plan.reason();
  }

  private String verdict() {
    return diff.differing().isEmpty() ? "EQUAL" : "CHANGES";
  }

  private String figures() {
    Long first = diff.firstCutoff();
    return "%d of %d series: %s added, %d changed, %d removed. %s %s a value that changes."
        .formatted(
            diff.differing().size(),
            diff.series().size(),
            Counted.of(diff.total(SeriesDiff::added), "row"),
            diff.total(SeriesDiff::changed),
            diff.total(SeriesDiff::removed),
            first == null
                ? "No answer changes."
                : "Answers change from the cutoff " + time(first) + " on.",
            Counted.of(
                diff.forecasts().size(), "recorded forecast reads", "recorded forecasts read"));
  }

  private void warnings(Html to) {
    HtmlTable table = HtmlTable.of("check", "what it may mean", "series", "worst", "figures");
    for (Warning warning : diff.warnings()) {
      table.styled(
          "unsure",
          warning.check().id(),
          warning.check().text(),
          Long.toString(warning.series()),
          warning.worst().entity() + " " + warning.worst().field(),
          warning.figures());
    }
    table.write(to);
  }

  private static void draw(SeriesSketch sketch, Html to) {
    SeriesDiff series = sketch.diff();
    Chart chart =
        Chart.ofValues(
                series.series().entity() + " " + series.series().field(),
                "The values in force by event time, live and staged, as all is known.")
            .axes("event time", series.series().field())
            .steps("live", "faint", points(sketch.before()))
            .steps("staged", "s1", points(sketch.after()));
    ValueChange largest = series.largestValue();
    if (largest != null) {
      chart.instant(largest.eventTime(), "cutoff", "largest change: " + number(largest.by()));
    }
    chart.write(to);
  }

  private static Points points(Sketch sketch) {
    Points points = new Points();
    sketch.points().forEach(point -> points.add(point.eventTime(), point.value()));
    return points;
  }

  private void series(Html to) {
    HtmlTable table =
        HtmlTable.of(
            "entity",
            "field",
            "live",
            "staged",
            "added",
            "changed",
            "removed",
            "largest change in value",
            "largest change in knowledge time",
            "first cutoff",
            "forecasts");
    List<SeriesDiff> differing = diff.differing();
    differing.stream().limit(MOST_ROWS).forEach(each -> row(each, table));
    table.write(to);
    more(differing.size(), to);
  }

  private void row(SeriesDiff each, HtmlTable table) {
    ValueChange value = each.largestValue();
    KnowledgeChange known = each.largestKnowledge();
    table.row(
        each.series().entity(),
        each.series().field(),
        Long.toString(each.live()),
        Long.toString(each.staged()),
        Long.toString(each.added()),
        Long.toString(each.changed()),
        Long.toString(each.removed()),
        value == null ? "" : number(value.by()) + " at " + time(value.eventTime()),
        known == null ? "" : known.by().toString(),
        time(each.firstCutoff()),
        Long.toString(diff.forecastsBySeries().getOrDefault(each.series(), 0L)));
  }

  private void forecasts(Html to) {
    if (diff.forecasts().isEmpty()) {
      to.element("p", "None of the forecasts in the ledger.");
      return;
    }
    HtmlTable table =
        HtmlTable.of(
            "run", "event", "cutoff", "reads", "series", "asked", "was", "becomes", "moves by");
    for (ForecastImpact each :
        diff.forecasts().subList(0, Math.min(MOST_ROWS, diff.forecasts().size()))) {
      table.row(
          each.run(),
          each.event(),
          time(each.cutoff()),
          Long.toString(each.reads()),
          each.series().entity() + " " + each.series().field(),
          time(each.asked()),
          answer(each.was()),
          answer(each.becomes()),
          Double.isNaN(each.move()) ? "" : number(each.move()));
    }
    table.write(to);
    more(diff.forecasts().size(), to);
  }

  private static void more(int all, Html to) {
    if (all > MOST_ROWS) {
      to.element("p", "And " + (all - MOST_ROWS) + " more, which asof backfill diff lists.");
    }
  }

  private void plan(Html to) {
    BackfillRecord plan = diff.plan();
    HtmlTable.of("what", "is")
        .row("source", plan.source())
        .row("entities", plan.entityGlob() == null ? "all" : plan.entityGlob())
        .row("field", plan.field() == null ? "all" : plan.field())
        .row("event times", "from " + time(plan.from()) + " to before " + time(plan.to()))
        .row("staged", time(plan.stagedAt()) + " upon snapshot " + plan.stagedUpon())
        .row("rows", Long.toString(plan.rows()))
        .row("kept out", Long.toString(plan.quarantined()))
        .row("files", plan.files().names())
        .row("SHA-256", plan.files().sha256() == null ? "" : plan.files().sha256())
        .row("compared with snapshot", Long.toString(diff.compared().upon()))
        .row("digest of the comparison", diff.compared().digest())
        .write(to);
  }

  private static String answer(ReadAnswer answer) {
    return answer.isKnown()
        ? number(answer.value())
        : answer.status().name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return Plain.number(value);
  }

  private static String time(@Nullable Long nanos) {
    return nanos == null ? "" : Nanos.toInstant(nanos).toString();
  }
}
