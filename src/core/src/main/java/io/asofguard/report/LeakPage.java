package io.asofguard.report;

import io.asofguard.law.Nanos;
import io.asofguard.leak.Change;
import io.asofguard.leak.Check;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Rule;
import io.asofguard.leak.Severity;
import io.asofguard.leak.Verdict;
import io.asofguard.leak.audit.Plain;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A report as a page: the verdict, each check, each finding, and what to do. */
public final class LeakPage {
  private static final int MOST_ROWS = 1_000;

  private LeakPage() {}

  /**
   * The page of a report, to which more sections may be added.
   *
   * @param title what it is about
   * @param lead what was looked at, in a sentence or two
   * @param report what was found
   * @param pictures adds charts between the verdict and the tables; may add nothing
   * @return the page
   */
  public static Page of(String title, String lead, LeakReport report, Consumer<Page> pictures) {
    Page page = new Page(title, lead);
    page.verdict(kind(report.verdict()), report.verdict().name(), why(report));
    pictures.accept(page);
    if (!report.findings().isEmpty()) {
      page.section("What to do", to -> rules(report.findings(), to));
      page.section("Findings", to -> findings(report, to));
    }
    return page.section("Checks", to -> checks(report, to));
  }

  static String kind(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> "good";
      case LEAK -> "bad";
      case INCONCLUSIVE -> "unsure";
      case NOT_RUN -> "";
    };
  }

  private static String why(LeakReport report) {
    long count = report.checks().stream().mapToLong(Check::count).sum();
    String checks = plural(report.checks().size(), "check");
    return switch (report.verdict()) {
      case CLEAN -> checks + ", and nothing found.";
      case LEAK -> plural(count, "finding") + " in " + checks + ".";
      case INCONCLUSIVE, NOT_RUN ->
          checks + ": neither a leak nor its absence could be proven; the evidence says why.";
    };
  }

  static String plural(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static void rules(List<Finding> findings, Html to) {
    Map<Rule, Long> counts = new EnumMap<>(Rule.class);
    findings.forEach(finding -> counts.merge(finding.rule(), 1L, Long::sum));
    to.open("ul");
    counts.forEach(
        (rule, count) -> {
          to.open("li").element("code", rule.id()).text(" ");
          to.element("strong", rule.title())
              .text(", because " + rule.reason() + ". " + rule.help());
          to.close();
        });
    to.close();
  }

  private static void findings(LeakReport report, Html to) {
    HtmlTable table =
        HtmlTable.of(
            "rule",
            "where",
            "what",
            "cutoff",
            "value",
            "first known",
            "wall",
            "forecast",
            "finding");
    List<Finding> findings = report.findings();
    for (Finding finding : findings.subList(0, Math.min(MOST_ROWS, findings.size()))) {
      table.styled(
          finding.rule().severity() == Severity.ERROR ? "bad" : "unsure",
          finding.rule().id(),
          finding.place() == null ? "" : finding.place().toString(),
          finding.message(),
          finding.cutoff() == null ? "" : time(finding.cutoff()),
          finding.datum() == null ? "" : Plain.number(finding.datum().value()),
          finding.datum() == null ? "" : time(finding.datum().knowledge()),
          finding.wall() == null ? "" : time(finding.wall().at()),
          finding.change() == null ? "" : moved(finding.change()),
          finding.key());
    }
    table.write(to);
    long all = report.checks().stream().mapToLong(Check::count).sum();
    if (all > MOST_ROWS) {
      to.element("p", "The first " + MOST_ROWS + " of " + all + " are shown.", "class", "note");
    }
  }

  private static String moved(Change change) {
    return forecast(change.before()) + ", then " + forecast(change.after());
  }

  /** To the last bit, which may be what moved. */
  private static String forecast(double value) {
    return Double.isNaN(value) ? "none" : Double.toString(value);
  }

  private static void checks(LeakReport report, Html to) {
    HtmlTable table = HtmlTable.of("check", "verdict", "findings", "evidence");
    for (Check check : report.checks()) {
      table.styled(
          check.verdict() == Verdict.CLEAN ? "" : kind(check.verdict()),
          check.name(),
          check.verdict().name(),
          Long.toString(check.count()),
          String.join("; ", check.evidence()));
    }
    table.write(to);
  }

  static String time(long nanos) {
    return Nanos.toInstant(nanos).toString();
  }
}
