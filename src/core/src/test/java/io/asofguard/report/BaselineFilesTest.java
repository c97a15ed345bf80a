package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.leak.Baseline;
import io.asofguard.leak.Check;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Place;
import io.asofguard.leak.Rule;
import io.asofguard.leak.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a baseline accepts, and what in it stands for nothing, is in every form of a report. */
class BaselineFilesTest {
  private static final LeakReport REPORT =
      new Baseline(Map.of("PIT021 a.M.load", "weights, fixed", "PIT020 a.M.old", "a clock"))
          .apply(
              new LeakReport(
                  "a.M",
                  List.of(
                      new Check(
                          "static",
                          Verdict.LEAK,
                          List.of(files(12), files(13)),
                          2,
                          List.of("3 classes looked through")),
                      new Check(
                          "order",
                          Verdict.LEAK,
                          List.of(Finding.of(Rule.ORDER, "it moves").of("a.M")),
                          1,
                          List.of()))));

  private static Finding files(int line) {
    return Finding.of(Rule.REACHES_FILES, "it reaches a file")
        .in(new Place("M.java", line, "a.M.load"));
  }

  @Test
  void inSarifAnAcceptedResultIsSuppressedAndAnEntryForNothingIsANote() throws IOException {
    String suppressed =
        "\"suppressions\":[{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"weights,"
            + " fixed\"}]";
    String sarif = Written.sarif(REPORT);
    assertThat(sarif.split("\"ruleId\":\"PIT021\""))
        .as("both, and after the one that is left")
        .hasSize(3)
        .satisfies(
            parts -> assertThat(parts[0]).contains("\"ruleId\":\"PIT010\"", "suppressions\":[]"))
        .satisfies(parts -> assertThat(parts[1]).contains(suppressed))
        .satisfies(parts -> assertThat(parts[2]).contains(suppressed));
    assertThat(sarif)
        .contains(
            "{\"level\":\"note\",\"message\":{\"text\":\"in the baseline, and not found by these"
                + " detectors: PIT020 a.M.old\"}}");
    assertThat(Written.faults(sarif)).isEmpty();
  }

  @Test
  void inJUnitXmlEveryEntryIsASkippedCaseWithItsReason() throws Exception {
    Document xml = Written.xml(REPORT);
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("2");
    NodeList skipped = xml.getElementsByTagName("skipped");
    assertThat(skipped.getLength()).isEqualTo(2);
    assertThat(List.of(told(skipped, 0), told(skipped, 1)))
        .containsExactly(
            "PIT021 a.M.load: 2 findings accepted by the baseline because: weights, fixed",
            "PIT020 a.M.old: in the baseline, and not found by these detectors: PIT020 a.M.old;"
                + " accepted because: a clock");
  }

  private static String told(NodeList skipped, int at) {
    Element element = (Element) skipped.item(at);
    return ((Element) element.getParentNode()).getAttribute("name")
        + ": "
        + element.getAttribute("message");
  }

  @Test
  void onThePageEachHasASectionOfItsOwn() {
    String html = LeakPage.of("t", "l", REPORT, page -> {}).html();
    assertThat(html)
        .contains("1 finding in 2 checks.", "<h2>Accepted by the baseline</h2>")
        .contains(">PIT021 a.M.load</td>", ">weights, fixed</td>", ">it reaches a file</td>")
        .contains("<h2>Not found this time</h2>")
        .contains("detectors: PIT020 a.M.old; accepted because: a clock</li>");
    LeakReport clean =
        new Baseline(Map.of("PIT021 a.M.load", "r"))
            .apply(
                new LeakReport(
                    "s",
                    List.of(new Check("static", Verdict.LEAK, List.of(files(1)), 1, List.of()))));
    assertThat(LeakPage.of("t", "l", clean, page -> {}).html())
        .contains("1 check: no leak found but 1 accepted finding.")
        .doesNotContain("Not found this time", "No longer occurs");
  }
}
