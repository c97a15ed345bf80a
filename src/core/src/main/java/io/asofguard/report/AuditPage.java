package io.asofguard.report;

import io.asofguard.api.Series;
import io.asofguard.law.Plain;
import io.asofguard.law.Wall;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Verdict;
import io.asofguard.leak.audit.AuditReport;
import io.asofguard.leak.audit.Audited;
import io.asofguard.leak.audit.AuditedRow;
import io.asofguard.leak.audit.FileTest;
import io.asofguard.leak.audit.FirstKnown;
import io.asofguard.leak.audit.Prediction;
import io.asofguard.leak.audit.RowVerdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An audited file of predictions as a page: when each value was known against when it was used. */
public final class AuditPage {
  private static final int MOST_FINDINGS = 1_000;
  private static final int MOST_SERIES = 6;
  private static final int MOST_POINTS = 20_000;

  private final Audited audited;
  private final Map<String, List<AuditedRow>> rows = new HashMap<>();
  private final Map<RowVerdict, Points> plane = new EnumMap<>(RowVerdict.class);
  private long kept;

  private AuditPage(Audited audited) {
    this.audited = audited;
  }

  /**
   * Makes the page.
   *
   * @param audited the file; read twice
   * @return the page
   */
  public static Page of(Audited audited) {
    return new AuditPage(audited).page();
  }

  private Page page() {
    LeakReport report = AuditReport.of(audited, MOST_FINDINGS);
    List<String> shown = farthestOff();
    audited.forEach(row -> keep(row, shown));
    return LeakPage.of(
        "Audit of " + audited.file(),
        AuditReport.told(audited.counts())
            + ". Held against "
            + audited.field()
            + " at snapshot "
            + audited.edition().snapshot()
            + ".",
        report,
        page -> pictures(page, shown));
  }

  /** The entities whose rows break a rule by most. */
  private List<String> farthestOff() {
    Map<String, Double> off = new HashMap<>();
    audited.forEach(
        row -> {
          double by = Math.abs(row.prediction().value() - row.knowable());
          if (row.verdict().rule() != null) {
            off.merge(row.prediction().entity(), Double.isNaN(by) ? 0 : by, Math::max);
          }
        });
    return off.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_SERIES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void keep(AuditedRow row, List<String> shown) {
    Prediction of = row.prediction();
    if (shown.contains(of.entity()) && !of.isBlank()) {
      rows.computeIfAbsent(of.entity(), e -> new ArrayList<>()).add(row);
    }
    FirstKnown first = row.first();
    if (first != null && kept++ < MOST_POINTS) {
      plane
          .computeIfAbsent(row.verdict(), v -> new Points())
          .addTime(of.asOf(), first.knowledge(), note(row));
    }
  }

  private static String note(AuditedRow row) {
    Prediction of = row.prediction();
    FirstKnown first = row.first();
    return of.entity()
        + " = "
        + Plain.number(of.value())
        + ", line "
        + of.line()
        + ", at "
        + LeakPage.time(of.asOf())
        + ": "
        + row.verdict().text()
        + (Double.isNaN(row.knowable()) ? "" : ", in force " + Plain.number(row.knowable()))
        + (first == null ? "" : ", first known " + LeakPage.time(first.knowledge()))
        + (row.excess() == null ? "" : ", " + row.excess() + " later");
  }

  private void pictures(Page page, List<String> shown) {
    page.section("The file as a whole", this::test);
    if (!plane.isEmpty()) {
      page.section("When each value was known", this::plane);
    }
    if (!shown.isEmpty()) {
      page.section(
          "What it holds, and what was in force",
          to -> shown.forEach(entity -> market(entity, rows.getOrDefault(entity, List.of()), to)));
    }
  }

  private void test(Html to) {
    FileTest test = audited.test();
    HtmlTable table = HtmlTable.of("verdict", "rows", "rule");
    audited
        .counts()
        .forEach(
            (verdict, count) ->
                table.styled(
                    verdict.verdict() == Verdict.CLEAN ? "" : LeakPage.kind(verdict.verdict()),
                    verdict.text(),
                    Long.toString(count),
                    verdict.rule() == null ? "" : verdict.rule().id()));
    table.write(to);
    to.element(
        "p",
        "Of the values that were not known by their time, "
            + test.mirrors().b()
            + " came up later while their mirrors about the value in force did not, and "
            + test.mirrors().c()
            + " the other way round. One-sided sign test: p = "
            + test.mirrors().p()
            + (test.mirrors().isSignificant() ? ", which is no chance." : ", which may be chance.")
            + (test.mirrors().isSignificant() && test.isContradicted()
                ? " But some values never came up, and of those that lie on the prices' ticks, with"
                    + " their mirrors moved there, it is "
                    + test.onPriceGrid().b()
                    + " to "
                    + test.onPriceGrid().c()
                    + ": no leak is claimed."
                : ""),
        "class",
        "note");
  }

  private void plane(Html to) {
    Chart chart =
        Chart.ofTimes(
                "First known, against the time that the row claims",
                "A dot per row. Above the diagonal the value was first known after the time that"
                    + " the row claims: nobody could have had it then.")
            .axes("the time that the row claims", "its value first known");
    plane.forEach((verdict, points) -> chart.dots(name(verdict), style(verdict), points));
    chart.diagonal().write(to);
    if (kept > MOST_POINTS) {
      to.element("p", "The first " + MOST_POINTS + " rows of " + kept + ".", "class", "note");
    }
  }

  private void market(String entity, List<AuditedRow> of, Html to) {
    Series series = new Series(entity, audited.field());
    Wall wall = audited.edition().wall(entity);
    Chart chart =
        Chart.ofValues(
                entity,
                "The file's values where it claims to have had them, beside the value in force.")
            .axes("time", audited.field())
            .steps("in force", "s1", SeriesPoints.inForce(audited.edition(), series));
    for (RowVerdict verdict : RowVerdict.values()) {
      Points points = new Points();
      of.stream()
          .filter(row -> row.verdict() == verdict)
          .forEach(row -> points.add(row.prediction().asOf(), row.prediction().value(), note(row)));
      if (!points.list().isEmpty()) {
        chart.dots(name(verdict), style(verdict), points);
      }
    }
    if (wall != null) {
      chart.instant(wall.at(), "wall", "wall: " + wall.setBy().kind().text());
    }
    chart.write(to);
  }

  private static String name(RowVerdict verdict) {
    return switch (verdict) {
      case NO_VALUE -> "blank";
      case NO_DATA -> "no such series";
      case AFTER_WALL -> "at or after the wall";
      case AFTER_UNKNOWN_WALL -> "at or after a wall that was not known";
      case LATE_WRITE -> "written at or after the wall";
      case OK -> "the value in force";
      case OUTDATED -> "in force before";
      case LEAK -> "first known later";
      case MATCHES_LATER -> "first known later, maybe by chance";
      case UNPROVABLE -> "never known";
    };
  }

  private static String style(RowVerdict verdict) {
    return switch (verdict) {
      case OK, OUTDATED -> "s3";
      case LEAK -> "bad";
      case AFTER_WALL -> "s5";
      case LATE_WRITE -> "s4";
      default -> "s2";
    };
  }
}
