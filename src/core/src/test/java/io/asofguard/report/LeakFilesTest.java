package io.asofguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import io.asofguard.law.Milestone;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Wall;
import io.asofguard.leak.Change;
import io.asofguard.leak.Check;
import io.asofguard.leak.Datum;
import io.asofguard.leak.Fact;
import io.asofguard.leak.Finding;
import io.asofguard.leak.LeakReport;
import io.asofguard.leak.Place;
import io.asofguard.leak.Rule;
import io.asofguard.leak.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The same report for people, code hosts and CI servers. */
class LeakFilesTest {
  private static final String EVIL = "a<b>&\"'\u0000]]>\uD83D\uDE00";
  private static final Wall WALL =
      new Wall(100, new Milestone("e", null, MilestoneKind.EVENT_END, 100L, 1, null, null, 1, 1));
  private static final Finding LEAK =
      Finding.of(Rule.FILE_LEAK, EVIL)
          .at(50)
          .in(Place.of("data/my file.csv", 7))
          .about(new Datum(new Series(EVIL, "market_mid"), 0.5, 60, 61), WALL);
  private static final Finding DOUBT =
      Finding.of(Rule.FILE_NO_DATA, "no such series").in(new Place("M.java", 0, "a.M.f"));
  private static final LeakReport REPORT =
      new LeakReport(
          EVIL,
          List.of(
              new Check(EVIL, Verdict.LEAK, List.of(LEAK), 31, List.of("31 rows: 31 LEAK")),
              new Check("b", Verdict.INCONCLUSIVE, List.of(DOUBT), 1, List.of("1 row", EVIL)),
              new Check("c", Verdict.CLEAN, List.of(), 0, List.of("2 rows: 2 OK")),
              new Check("d", Verdict.NOT_RUN, List.of(), 0, List.of("not run: nothing there"))));

  @Test
  @SuppressWarnings("unchecked")
  void sarifDeclaresEveryRuleAndPlacesEveryFinding() {
    Map<String, Object> log = json(Written.sarif(REPORT));
    assertThat(log).containsEntry("version", "2.1.0").containsKey("$schema");
    Map<String, Object> run = ((List<Map<String, Object>>) log.get("runs")).get(0);
    Map<String, Object> driver = at(run, "tool", "driver");
    List<Map<String, Object>> rules = (List<Map<String, Object>>) driver.get("rules");
    assertThat(driver).containsEntry("name", "AsOf Guard").containsEntry("version", "1.2");
    assertThat(rules).hasSameSizeAs(Rule.values());
    List<Map<String, Object>> results = (List<Map<String, Object>>) run.get("results");
    assertThat(results).hasSize(2);
    for (Map<String, Object> result : results) {
      int index = ((Number) result.get("ruleIndex")).intValue();
      assertThat(rules.get(index)).containsEntry("id", result.get("ruleId"));
    }
    Map<String, Object> leak = results.get(0);
    assertThat(leak).containsEntry("ruleId", "PIT060").containsEntry("level", "error");
    assertThat(at(leak, "message").get("text")).asString().startsWith(EVIL + ". ");
    Map<String, Object> place =
        at(((List<Map<String, Object>>) leak.get("locations")).get(0), "physicalLocation");
    assertThat(at(place, "artifactLocation")).containsEntry("uri", "data/my%20file.csv");
    assertThat(at(place, "region")).containsEntry("startLine", 7L);
    assertThat(at(leak, "properties"))
        .containsEntry("wall", "1970-01-01T00:00:00.000000100Z")
        .containsEntry("knowledgeTime", "1970-01-01T00:00:00.000000061Z");
    assertThat(at(leak, "partialFingerprints"))
        .containsEntry("asofFinding/v1", LEAK.key())
        .containsEntry("asofCutoff/v1", "1970-01-01T00:00:00.000000050Z");
    assertThat(results.get(1)).containsEntry("level", "warning");
    Map<String, Object> invocation = ((List<Map<String, Object>>) run.get("invocations")).get(0);
    assertThat((List<Object>) invocation.get("toolExecutionNotifications"))
        .as("what is left out, and what is inconclusive")
        .hasSize(2)
        .asString()
        .contains("30 of its 31 findings are left out", "inconclusive: b: 1 row");
  }

  @Test
  void aColonInAFilesNameIsNoScheme() {
    for (String name : List.of("a:b x.csv", "1:b.csv", "a:b/c.csv", "d/a:b.csv")) {
      Finding finding = LEAK.in(Place.of(name, 7));
      String uri = name.startsWith("d/") ? name : "./" + name.replace(" ", "%20");
      LeakReport report =
          new LeakReport(
              "s", List.of(new Check("c", Verdict.LEAK, List.of(finding), 1, List.of())));
      assertThat(Written.sarif(report)).contains("\"uri\":\"" + uri + "\"");
    }
  }

  @Test
  void sarifIsValidByTheOfficialSchema() throws IOException {
    String sarif = Written.sarif(REPORT);
    assertThat(Written.faults(sarif)).isEmpty();
    String misspelt = sarif.replace("\"results\"", "\"result\"");
    assertThat(Written.faults(misspelt)).asString().contains("'result'");
    String toolless = sarif.replace("\"tool\"", "\"properties\"");
    assertThat(Written.faults(toolless)).asString().contains("'tool'");
  }

  @Test
  void junitHasACasePerCheck() throws Exception {
    Document xml = Written.xml(REPORT);
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("name")).isEqualTo(EVIL.replace('\u0000', '\uFFFD'));
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    Element skipped = (Element) xml.getElementsByTagName("skipped").item(0);
    assertThat(skipped.getAttribute("message")).isEqualTo("not run: nothing there");
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("31 rows: 31 LEAK");
    assertThat(failure.getTextContent())
        .startsWith("Rule PIT060 'A prediction file")
        .contains(
            "a<b>&\"'\uFFFD]]>",
            "at        data/my file.csv:7",
            "fix: Run the forecaster again",
            "finding   PIT060 data/my",
            "and 30 more, which are counted and not kept");
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
  }

  @Test
  void thePageSaysTheVerdictTheRulesAndTheRows() {
    String html = LeakPage.of(EVIL, EVIL, REPORT, page -> {}).html();
    assertThat(html)
        .doesNotContain("<b>&")
        .contains("class=\"verdict bad\"><strong>LEAK</strong>", "32 findings in 4 checks.")
        .contains("PIT060", "data/my file.csv:7", "a.M.f(M.java)", "2 rows: 2 OK")
        .contains("PIT066 a.M.f")
        .contains("1970-01-01T00:00:00.000000061Z");
    String clean = LeakPage.of("t", "l", new LeakReport("s", List.of()), page -> {}).html();
    assertThat(clean).contains("verdict unsure").doesNotContain("<h2>Findings");
  }

  @Test
  void notesAreNotNothing() {
    Finding note = Finding.of(Rule.TOO_GOOD, "good");
    assertThat(why(clean(List.of(note, note)))).contains(">1 check: no leak found; 2 notes.<");
    assertThat(why(clean(List.of()))).contains(">1 check: no leak found.<");
  }

  private static LeakReport clean(List<Finding> notes) {
    return new LeakReport(
        "s", List.of(new Check("c", Verdict.CLEAN, notes, notes.size(), List.of())));
  }

  private static String why(LeakReport report) {
    return LeakPage.of("t", "l", report, page -> {}).html();
  }

  /** Whoever reads but one of the forms misses nothing. */
  @Test
  @SuppressWarnings("unchecked")
  void everyFormTellsAllThatIsKnownOfAFinding() throws Exception {
    Finding finding =
        Finding.of(Rule.TRUNCATION, "it moves")
            .of("com.acme.Model")
            .about(new Datum(new Series("e/x", "mid"), 0.5, 60, 61), WALL)
            .in(new Place("Model.java", 12, "com.acme.Model.forecast"))
            .at(50)
            .moved(new Change("e/y", 0.25, 0.75))
            .shownBy("asof leaktest --detectors truncation");
    LeakReport report =
        new LeakReport(
            "s", List.of(new Check("truncation", Verdict.LEAK, List.of(finding), 1, List.of())));
    Map<String, String> facts = new LinkedHashMap<>();
    Fact.of(finding).forEach(fact -> facts.put(fact.name(), fact.text()));
    assertThat(facts)
        .containsExactly(
            Map.entry("cutoff", "1970-01-01T00:00:00.000000050Z"),
            Map.entry("value", "e/x mid = 0.5"),
            Map.entry("speaks of", "1970-01-01T00:00:00.000000060Z"),
            Map.entry("known", "1970-01-01T00:00:00.000000061Z, PT0.000000011S after the cutoff"),
            Map.entry("wall", "1970-01-01T00:00:00.000000100Z, set by event_end"),
            Map.entry("forecast", "of e/y: 0.25, and 0.75 after the change"),
            Map.entry("maybe at", "com.acme.Model.forecast(Model.java:12)"),
            Map.entry("fix", "Read through the view alone; it ends at the cutoff."),
            Map.entry("again", "asof leaktest --detectors truncation"),
            Map.entry("finding", "PIT004 com.acme.Model.forecast"));
    String junit = Written.junit(report);
    String sarif = Written.sarif(report);
    String html = LeakPage.of("t", "l", report, page -> {}).html();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      String text = fact.getValue();
      assertThat(junit).contains(text);
      assertThat(sarif).contains(text);
      assertThat(html).contains("<dt>" + fact.getKey() + "</dt><dd>" + text + "</dd>");
    }
    Map<String, Object> run =
        ((List<Map<String, Object>>) json(Written.sarif(report)).get("runs")).get(0);
    assertThat(at(((List<Map<String, Object>>) run.get("results")).get(0), "properties"))
        .containsEntry("entity", "e/x")
        .containsEntry("forecastOf", "e/y")
        .containsEntry("before", "0.25")
        .containsEntry("after", "0.75")
        .containsEntry("fix", facts.get("fix"))
        .containsEntry("reproduce", facts.get("again"));
  }

  @Test
  void ofAnEntityWithoutAValueTheWallIsToldAllTheSame() {
    assertThat(Fact.of(Finding.of(Rule.LATE_WRITE, "late").of("e/x").about("e/x", WALL)))
        .extracting(Fact::name)
        .containsExactly("entity", "wall", "fix", "finding");
    assertThat(Fact.of(Finding.of(Rule.TOO_GOOD, "good")))
        .extracting(Fact::name)
        .containsExactly("fix", "finding");
  }

  @Test
  void aValueIsWrittenAsPeopleDo() {
    Datum small = new Datum(new Series("e/x", "mid"), 0.0005, 60, 61);
    Finding late = Finding.of(Rule.FILE_AFTER_WALL, "late").about(small, WALL);
    LeakReport report =
        new LeakReport(
            "s",
            List.of(
                new Check(
                    "c",
                    Verdict.LEAK,
                    List.of(late.moved(new Change("e/x", 0.0005, Double.NaN))),
                    1,
                    List.of())));
    assertThat(Written.sarif(report))
        .contains("\"value\":\"0.0005\"", "\"before\":\"0.0005\",\"after\":\"none\"")
        .doesNotContain("E-4");
    assertThat(Fact.of(late.at(200)))
        .contains(
            new Fact("value", "e/x mid = 0.0005"),
            new Fact("known", "1970-01-01T00:00:00.000000061Z, PT0.000000139S before the cutoff"));
    assertThat(
            Fact.of(
                Finding.of(Rule.FILE_LEAK, "x")
                    .about(new Datum(new Series("e/x", "mid"), Double.NaN, 60, 61), null)
                    .moved(new Change("e/x", Double.NaN, -0.0))))
        .contains(
            new Fact("value", "e/x mid = retracted"),
            new Fact("forecast", "of e/x: none, and -0.0 after the change"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> from, String... names) {
    Map<String, Object> found = from;
    for (String name : names) {
      found = (Map<String, Object>) found.get(name);
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> json(String text) {
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      return (Map<String, Object>) value(json);
    }
  }

  private static Object value(JsonParser json) {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        object.put(name, value(json));
      }
      return object;
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> array = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(json));
      }
      return array;
    }
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      default -> json.getString();
    };
  }
}
