package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final String HEADER = "event,bucket,at,mid,saved\n";
  private static final String HONEST = "elon,200-219,2026-04-08T12:00:00Z,0.62,\n";
  private static final String LATER = "elon,200-219,2026-04-08T12:00:00Z,0.625,\n";
  private static final String LATE =
      "elon,200-219,2026-04-08T12:00:00Z,0.62,2026-04-10T16:00:00Z\n";

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  private Run audit(String text, String... more) {
    return audit(story.shell().stdin(HEADER + text), "-", more);
  }

  private static Run audit(Run.Shell shell, String file, String... more) {
    String[] fixed = {
      "audit", file, "--entity-template", "{event}/{bucket}", "--value", "mid", "--at", "at"
    };
    String[] args = new String[fixed.length + more.length];
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    System.arraycopy(more, 0, args, fixed.length, more.length);
    return shell.asof(args);
  }

  @Test
  void aRowPerRowInTheFilesOrder() {
    Run run = audit(LATER + HONEST + "elon,200-220,2026-04-08T12:00:00Z,,\n").codeIs(4);
    assertThat(run.lines())
        .containsExactly(
            "line,entity,as_of,value,verdict,knowable_value,first_known,excess,rule",
            "2,elon/200-219,2026-04-08T12:00:00Z,0.625,MATCHES_LATER,0.62,2026-04-08T13:00:00Z,PT1H,"
                + "PIT064",
            "3,elon/200-219,2026-04-08T12:00:00Z,0.62,OK,0.62,2026-04-08T11:00:00.25Z,,",
            "4,elon/200-220,2026-04-08T12:00:00Z,,NO_VALUE,,,,");
    assertThat(run.err())
        .contains("stdin: 3 rows: 1 NO_VALUE, 1 OK, 1 MATCHES_LATER")
        .contains("1 came up later", "0 the other way round", "p = 0.500: may be chance");
  }

  @Test
  void theExitCodeIsTheFilesVerdict() {
    audit(HONEST).codeIs(0);
    audit("").codeIs(0);
    audit(LATER).codeIs(4);
    audit(LATE).codeIs(0);
    audit(HONEST + LATE, "--written-at", "saved").codeIs(1);
    audit("elon,200-219,2026-04-10T16:00:00Z,0.625,\n").codeIs(1);
    story.asof("milestone", "april", "closed", "--at", "2026-04-09T00:00:00Z").codeIs(0);
    Run learned = audit("elon,200-219,2026-04-09T12:00:00Z,0.625,\n").codeIs(4);
    assertThat(learned.lines().get(1)).contains(",AFTER_WALL,", ",PIT062");
  }

  @Test
  void jsonLinesAndLocalTimes() {
    String line = "{'event':'elon','bucket':'200-219','at':'2026-04-08T14:00:00','mid':0.62}\n";
    Run run =
        audit(
                story.shell().stdin(line.replace('\'', '"')),
                "-",
                "--tz",
                "Europe/Berlin",
                "--format",
                "jsonl")
            .codeIs(0);
    assertThat(run.out())
        .contains("\"as_of\":\"2026-04-08T12:00:00Z\"", "\"value\":0.62,", "\"excess\":null");
  }

  @Test
  void narrowerEditions() {
    assertThat(audit(HONEST, "--basis", "recorded").codeIs(4).out()).contains(",NO_DATA,");
    assertThat(audit(HONEST, "--snapshot", "1").codeIs(4).out()).contains(",NO_DATA,");
    assertThat(audit(HONEST, "--source", "venu").codeIs(4).err()).contains("did you mean 'venue'?");
    assertThat(audit(HONEST, "--field", "bid").codeIs(4).out()).contains(",UNPROVABLE,");
    assertThat(audit(LATER, "--tolerance", "0.005").codeIs(0).out()).contains(",OK,");
  }

  @Test
  void findingsGoToFilesForCodeHostsServersAndPeople() throws IOException {
    Path sarif = story.path("a.sarif");
    Path junit = story.path("a.xml");
    Path html = story.path("a.html");
    audit(
            HONEST + LATE,
            "--written-at",
            "saved",
            "--sarif",
            sarif.toString(),
            "--junit",
            junit.toString(),
            "--html",
            html.toString())
        .codeIs(1);
    assertThat(sarif).content().contains("\"ruleId\":\"PIT063\"", "\"startLine\":3");
    assertThat(junit)
        .content()
        .contains("tests=\"1\" failures=\"1\"", "2 rows: 1 LATE_WRITE, 1 OK");
    assertThat(html).content().contains("Audit of stdin", "elon/200-219", "PIT063");
    audit(HONEST, "--html", story.path("no/such/folder.html").toString()).codeIs(3);
    String file = story.file("p.csv", HEADER + HONEST);
    Run over = audit(story.shell(), file, "--sarif", file).codeIs(2);
    assertThat(over.err()).contains("FILE and --sarif both name").satisfies(Run::isOneLine);
    assertThat(story.path("p.csv")).content().isEqualTo(HEADER + HONEST);
  }

  @Test
  void aFieldThatNoSeriesHasIsToldWithThoseThereAre() {
    assertThat(audit(HONEST, "--field", "market_min").codeIs(4).err())
        .contains("no series has the field 'market_min'; did you mean 'market_mid'?\n");
    assertThat(audit(HONEST, "--field", "nofield").codeIs(4).err())
        .containsPattern(
            "field 'nofield'; the store has .*bid, market_mid, tweet_count: name one with");
    assertThat(audit(HONEST, "--snapshot", "1").codeIs(4).err()).doesNotContain("no series has");
  }

  @Test
  void refusals() {
    assertThat(story.asof("audit", "x.csv", "--value", "v", "--at", "a").codeIs(2).err())
        .contains("--entity");
    assertThat(audit(story.shell(), "nowhere.csv").codeIs(3).err()).contains("no such file");
    assertThat(audit(HONEST, "--written-at", "when").codeIs(2).err())
        .contains("stdin has no column 'when'; it has event, bucket, at, mid, saved")
        .satisfies(Run::isOneLine);
    assertThat(audit(story.shell().stdin("a;b\n"), "-").codeIs(2).err())
        .contains("it has a;b, in one: separate columns with commas");
    assertThat(audit("elon,200-219,noon,0.5,\n").codeIs(3).err())
        .contains("stdin:2: at: not a time");
    assertThat(audit("elon,200-219,2199-01-01T00:00:00Z,0.5,\n").codeIs(2).err())
        .contains("stdin:2: at lies after now");
    assertThat(audit(HONEST, "--tolerance", "-1").codeIs(2).err()).contains("a tolerance is");
  }
}
