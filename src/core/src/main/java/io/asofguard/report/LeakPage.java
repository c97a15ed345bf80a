package io.asofguard.report;

import io.asofguard.law.Nanos;
import io.asofguard.leak.Check;
import io.asofguard.leak.Fact;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
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
