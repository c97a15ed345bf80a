package io.asofguard.report;

import io.asofguard.law.Counted;
import io.asofguard.law.Nanos;
import io.asofguard.leak.Check;
import io.asofguard.leak.Fact;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Obsolete;
import io.asofguard.leak.Rule;
import io.asofguard.leak.Severity;
import io.asofguard.leak.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A report as a page: the verdict, what to do, each finding with all that is known, each check. */
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
    page.section("Checks", to -> checks(report, to));
    baseline(report, page);
    return page;
  }

  private static void baseline(LeakReport report, Page page) {
    if (!report.accepted().isEmpty()) {
      page.section("Accepted by the baseline", to -> accepted(report, to));
    }
    List<Obsolete> obsolete = report.obsolete();
    if (!obsolete.isEmpty()) {
      String heading = obsolete.get(0).isGone() ? "No longer occurs" : "Not found this time";
      page.section(heading, to -> obsolete(obsolete, to));
    }
  }

  private static void accepted(LeakReport report, Html to) {
    HtmlTable table = HtmlTable.of("finding", "check", "found", "accepted because", "first");
    report
        .acceptedByFinding()
        .forEach(
            (key, all) ->
                table.row(
                    key,
                    all.get(0).check(),
                    Integer.toString(all.size()),
                    all.get(0).reason(),
                    all.get(0).finding().message()));
    table.write(to);
  }

  private static void obsolete(List<Obsolete> entries, Html to) {
    to.open("ul");
    entries.forEach(
        entry -> to.element("li", entry.told() + "; accepted because: " + entry.reason()));
    to.close();
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
    int accepted = report.accepted().size();
    String checks = Counted.of(report.checks().size(), "check");
    return switch (report.verdict()) {
      case CLEAN ->
          checks
              + ": no leak found"
              + (accepted == 0 ? "" : " but " + Counted.of(accepted, "accepted finding"))
              + (count == 0 ? "." : "; " + Counted.of(count, "note") + ".");
      case LEAK -> Counted.of(count, "finding") + " in " + checks + ".";
      case INCONCLUSIVE, NOT_RUN ->
          checks + ": neither a leak nor its absence could be proven; the evidence says why.";
    };
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
    to.open("ol", "class", "findings", "tabindex", "0", "aria-label", "findings");
    List<Finding> findings = report.findings();
    for (Finding finding : findings.subList(0, Math.min(MOST_ROWS, findings.size()))) {
      to.open("li", "class", finding.rule().severity() == Severity.ERROR ? "bad" : "unsure");
      to.open("p").element("strong", finding.rule().id()).text(" " + finding.message()).close();
      to.open("dl");
      for (Fact fact : Fact.of(finding)) {
        to.element("dt", fact.name()).element("dd", fact.text());
      }
      to.close().close();
    }
    to.close();
    long all = report.checks().stream().mapToLong(Check::count).sum();
    if (all > MOST_ROWS) {
      to.element("p", "The first " + MOST_ROWS + " of " + all + " are shown.", "class", "note");
    }
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
