package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  private static final String TAINTED =
      """
      source,entity,field,event_time,knowledge_time,value
      venue,elon/200-219,market_mid,2026-04-10T15:59:00Z,2026-04-10T15:59:59.999999999Z,0.71
      venue,elon/200-219,market_mid,2026-04-10T15:59:30Z,2026-04-10T16:00:00Z,0.99
      """;

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
    story.asof("import", story.file("tainted.csv", TAINTED)).codeIs(0);
  }

  @Test
  void rowsKnownByTheCutoffAndNoOther() {
    assertThat(story.asof("export", "--as-of", "2026-04-08T12:00:00Z").codeIs(0).lines())
        .containsExactly(
            "source,entity,field,event,event_time,knowledge_time,value,retracted,basis",
            "tracker,elon,tweet_count,,2026-04-08T10:00:00Z,2026-04-08T10:07:00Z,117.0,false,CLAIMED",
            "venue,elon/200-219,bid,april,2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,0.4,false,CLAIMED",
            "venue,elon/200-219,bid,april,2026-04-08T10:00:00Z,2026-04-08T12:00:00Z,,true,CLAIMED",
            "venue,elon/200-219,market_mid,april,2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,0.5,false,CLAIMED",
            "venue,elon/200-219,market_mid,april,2026-04-08T11:00:00Z,2026-04-08T11:00:00.25Z,0.62,"
                + "false,CLAIMED");
    assertThat(story.asof("export", "--as-of", "2026-04-08T12:00:00Z", "--milestones").lines())
        .containsExactly(
            "event,entity,milestone,at,knowledge_time,outcome",
            "april,,event_end,2026-04-10T16:00:00Z,2026-04-01T00:00:00Z,");
  }

  @Test
  void nothingFromBehindAWall() {
    assertThat(story.asof("export").codeIs(0).out())
        .contains(",0.71,false")
        .doesNotContain("0.99")
        .contains(",0.625,false");
  }

  @Test
  void aWallThatWasLearnedLaterIsSaid() {
    assertThat(story.asof("export", "--as-of", "2026-04-10T17:00:00Z").err()).isEmpty();
    story.asof(
        "milestone", "april", "closed", "--entity", "elon/200-219", "--at", "2026-04-09T00:00:00Z");
    Run run = story.asof("export", "--as-of", "2026-04-10T15:00:00Z").codeIs(0);
    assertThat(run.err()).contains("1 entity ends at a wall that was not known at the cutoff");
    assertThat(run.out()).doesNotContain("0.71");
  }

  @Test
  void narrowedToASourceAndABasis() {
    assertThat(story.asof("export", "--source", "tracker").lines()).hasSize(2);
    assertThat(story.asof("export", "--basis", "RECORDED").lines()).hasSize(1);
    assertThat(story.asof("export", "--snapshot", "1").lines()).hasSize(1);
    story.asof("export", "--snapshot", "99").codeIs(2);
  }

  @Test
  void aSourceThatNobodyKnowsIsSaid() {
    assertThat(story.asof("export", "--source", "tracer").codeIs(0).err())
        .isEqualTo("asof: no source is called 'tracer'; did you mean 'tracker'?\n");
    assertThat(story.asof("export", "--source", "tracker").codeIs(0).err()).isEmpty();
  }

  @Test
  void aKnowledgeTimeThatIsAssumedIsSaid() {
    story
        .asof(
            "import",
            "--assume-lag",
            "PT1M",
            story.file(
                "assumed.csv", "entity,field,event_time,value\nelon,rain,2026-04-08T10:00:00Z,3\n"))
        .codeIs(0);
    Run run = story.asof("export").codeIs(0);
    assertThat(run.out())
        .contains("elon,rain,,2026-04-08T10:00:00Z,2026-04-08T10:01:00Z,3.0,false,ASSUMED");
    assertThat(run.err()).contains("1 row has a knowledge time that is ASSUMED");
    assertThat(story.asof("export", "--basis", "CLAIMED").codeIs(0).out()).doesNotContain("rain");
  }

  @Test
  void aCutoffAfterNowIsRefused() {
    Run run =
        story.asof("--now", "2026-04-08T12:00:00Z", "export", "--as-of", "2026-04-08T12:00:01Z");
    assertThat(run.codeIs(2).err()).contains("lies after now");
    Run.isOneLine(run.err());
  }

  @Test
  void aCopyMadeFromItAnswersTheSame() throws IOException {
    String probes = probes();
    story.asof("field", "guess", "--kind", "projection", "--max", "900").codeIs(0);
    story
        .asof(
            "import",
            story.file(
                "guess.csv",
                "entity,field,event_time,knowledge_time,value\n"
                    + "elon/200-219,guess,2026-04-10T16:00:00Z,2026-04-08T10:30:00Z,211\n"))
        .codeIs(0);
    String known = story.path("known.csv").toString();
    String milestones = story.path("known-milestones.jsonl").toString();
    Run export = story.asof("export", "-o", known).codeIs(0);
    story.asof("export", "--milestones", "--format", "jsonl", "-o", milestones).codeIs(0);
    assertThat(export.err()).contains("asof field guess --kind projection --max 900.0");

    Shell copy = new Shell(folder.resolve("copy"));
    copy.asof("field", "guess", "--kind", "projection", "--max", "900").codeIs(0);
    copy.asof("import", milestones, known).codeIs(0);
    assertThat(copy.asof("quarantine").lines()).hasSize(1);
    String expected = story.asof("join", probes).codeIs(0).out();
    assertThat(expected).contains("KNOWN,211.0").contains("SEALED").contains("UNKNOWN");
    assertThat(copy.asof("join", probes).codeIs(0).out()).isEqualTo(expected);
  }

  @Test
  void parquetIsAFileThatImportTakesBack() throws IOException {
    String known = story.path("known.parquet").toString();
    Run run = story.asof("export", "--format", "parquet", "-o", known).codeIs(0);
    assertThat(run.out()).isEmpty();
    assertThat(story.path(".known.parquet.csv")).doesNotExist();

    Shell copy = new Shell(folder.resolve("copy"));
    String milestones = story.path("m.parquet").toString();
    story.asof("export", "--milestones", "--format", "parquet", "-o", milestones).codeIs(0);
    copy.asof("import", "--from", "table", milestones, known).codeIs(0);
    assertThat(copy.asof("export", "--milestones").codeIs(0).out())
        .isEqualTo(story.asof("export", "--milestones").codeIs(0).out())
        .contains("event_end");
    String probes = probes();
    assertThat(copy.asof("join", probes).codeIs(0).out())
        .isEqualTo(story.asof("join", probes).codeIs(0).out())
        .contains("KNOWN,0.62");
    assertThat(story.asof("export", "--format", "parquet").codeIs(2).err())
        .contains("name one with -o FILE");
    assertThat(story.asof("list", "sources", "--format", "parquet").codeIs(2).err())
        .contains("only asof export writes it");
  }

  private String probes() throws IOException {
    Instant first = Instant.parse("2026-04-08T09:30:00Z");
    String cutoffs =
        IntStream.range(0, 120)
            .mapToObj(i -> first.plusSeconds(1800L * i))
            .flatMap(
                at ->
                    Stream.of(
                        "elon/200-219,market_mid," + at + ",",
                        "elon/200-219,bid," + at + ",",
                        "elon/200-219,guess," + at + ",2026-04-10T16:00:00Z",
                        "elon,tweet_count," + at + ","))
            .collect(Collectors.joining("\n", "entity,field,cutoff,event_time\n", "\n"));
    return Files.writeString(folder.resolve("probes.csv"), cutoffs).toString();
  }
}
