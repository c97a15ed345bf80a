package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTest {
  private static final String NOON = "2026-04-08T12:00:00Z";

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  private Run mid(String... more) {
    String[] args = new String[3 + more.length];
    args[0] = "read";
    args[1] = "elon/200-219";
    args[2] = "market_mid";
    System.arraycopy(more, 0, args, 3, more.length);
    return story.asof(args);
  }

  @Test
  void knownPrintsTheRowAndWhereItIsFrom() {
    Run read = mid("--as-of", NOON).codeIs(0);
    assertThat(read.header())
        .isEqualTo("status,value,value_event_time,value_knowledge_time,basis,stored_at,snapshot");
    assertThat(read.lines().get(1))
        .matches("KNOWN,0\\.62,2026-04-08T11:00:00Z,2026-04-08T11:00:00\\.25Z,CLAIMED,2.*Z,2");
    assertThat(read.lines()).hasSize(2);
  }

  @Test
  void revisionCountsFromItsKnowledgeTimeOn() {
    assertThat(mid("--as-of", "2026-04-08T13:00:00Z").lines().get(1)).startsWith("KNOWN,0.625,");
    assertThat(mid("--as-of", "2026-04-08T12:59:59.999999999Z").lines().get(1))
        .startsWith("KNOWN,0.62,");
  }

  @Test
  void eventTimeCanBeAsked() {
    assertThat(mid("--as-of", NOON, "--at", "2026-04-08T10:59:00Z").lines().get(1))
        .startsWith("KNOWN,0.5,2026-04-08T10:00:00Z,");
  }

  @Test
  void sealedPrintsNoValueAndSaysWhy() {
    Run read = mid("--as-of", "2026-04-10T16:00:00Z").codeIs(0);
    assertThat(read.lines().get(1)).isEqualTo("SEALED,,,,,,");
    assertThat(read.err()).contains("2026-04-10T16:00:00Z (event_end)");
    assertThat(mid("--as-of", "2026-04-10T16:00:00Z", "-q").err()).isEmpty();
  }

  @Test
  void sealedNamesNoWallThatWasNotKnownYet() {
    story.asof("milestone", "april", "event_end", "--at", "2026-04-08T09:00:00Z").codeIs(0);
    Run read = mid("--as-of", NOON).codeIs(0);
    assertThat(read.lines().get(1)).isEqualTo("SEALED,,,,,,");
    assertThat(read.err()).contains("sealed").doesNotContain("09:00");
  }

  @Test
  void staleAndUnknownPrintNoValue() {
    assertThat(mid("--as-of", NOON, "--max-age", "PT59M59.999999999S").lines().get(1))
        .isEqualTo("STALE,,,,,,");
    assertThat(mid("--as-of", NOON, "--max-age", "PT1H").lines().get(1)).startsWith("KNOWN,");
    assertThat(mid("--as-of", "2026-04-01T00:00:00Z").lines().get(1)).isEqualTo("UNKNOWN,,,,,,");
  }

  @Test
  void narrowerReads() {
    assertThat(mid("--as-of", NOON, "--basis", "recorded").lines().get(1)).startsWith("UNKNOWN");
    assertThat(mid("--as-of", NOON, "--source", "venue").lines().get(1)).startsWith("KNOWN");
    assertThat(mid("--as-of", NOON, "--snapshot", "1").lines().get(1)).startsWith("UNKNOWN");
    assertThat(mid("--as-of", NOON, "--as-was").lines().get(1)).startsWith("UNKNOWN");
    assertThat(mid("--as-of", NOON, "--engine", "sql").lines().get(1)).startsWith("KNOWN");
    Run first = mid("--as-of", NOON, "--engine", "index").codeIs(0);
    assertThat(first.lines()).isEqualTo(mid("--as-of", NOON, "--engine", "sql").lines());
    assertThat(first.err()).contains("building the index, as there is none yet");
    assertThat(mid("--as-of", NOON, "--engine", "index").codeIs(0).err()).isEmpty();
    assertThat(mid("--as-of", NOON, "--engine", "index", "--source", "venue").codeIs(0).err())
        .contains("answered by SQL");
    Run unknownSource = mid("--as-of", NOON, "--source", "venu").codeIs(0);
    assertThat(unknownSource.err()).contains("did you mean 'venue'?");
  }

  @Test
  void refusals() {
    assertThat(mid("--as-of", "2199-01-01T00:00:00Z").codeIs(2).err()).contains("lies after now");
    assertThat(mid("--as-of", NOON, "--now", "2026-04-08T11:59:59Z").codeIs(2).err())
        .contains("lies after now (2026-04-08T11:59:59Z)");
    assertThat(mid("--as-of", NOON, "--snapshot", "9").codeIs(2).err())
        .contains("there is no snapshot 9");
    assertThat(mid("--as-of", "2026-04-08").codeIs(2).err()).contains("--as-of", "--tz");
    assertThat(mid("--as-of", NOON, "--max-age", "30m").codeIs(2).err())
        .contains("'30m'", "PT15M")
        .doesNotContain("Exception");
    assertThat(mid().codeIs(2).err()).contains("--as-of");
  }

  @Test
  void aDateIsTheEndOfThatDayInItsZone() {
    assertThat(mid("--as-of", "2026-04-08", "--tz", "UTC").lines().get(1))
        .startsWith("KNOWN,0.625");
    assertThat(mid("--as-of", "2026-04-08T12:30", "--tz", "Europe/Berlin").lines().get(1))
        .startsWith("KNOWN,0.5,");
    assertThat(mid("--as-of", "2026-04-08", "--tz", "Europe/Berln").codeIs(2).err())
        .contains("'Europe/Berlin'")
        .doesNotContain("Exception");
  }

  @Test
  void unknownSeriesOffersTheNearest() {
    Run entity = story.asof("read", "elon/200-291", "market_mid", "--as-of", NOON).codeIs(2);
    assertThat(entity.err()).contains("did you mean 'elon/200-219'").satisfies(Run::isOneLine);
    Run field = story.asof("read", "elon/200-219", "market_md", "--as-of", NOON).codeIs(2);
    assertThat(field.err()).contains("it has bid, market_mid");
    assertThat(entity.out()).isEmpty();
  }

  @Test
  void outcomeIsKnownAsOfTheCutoff() {
    Run before = story.asof("outcome", "elon/200-219", "--as-of", "2026-04-10T18:00:04Z").codeIs(0);
    assertThat(before.lines()).containsExactly("status,outcome,at,knowledge_time", "UNKNOWN,,,");
    Run after = story.asof("outcome", "elon/200-219", "--as-of", "2026-04-10T18:00:05Z").codeIs(0);
    assertThat(after.lines().get(1)).isEqualTo("KNOWN,1,2026-04-10T18:00:00Z,2026-04-10T18:00:05Z");
    story.asof("outcome", "elon/200-219", "--as-of", "2199-01-01T00:00:00Z").codeIs(2);
    assertThat(story.asof("outcome", "nobody", "--as-of", NOON).codeIs(0).err())
        .contains("tied to no event");
  }

  @Test
  void aSeriesThatIsOnlyStagedIsUnknownUntilItIsPublished() {
    String file =
        story.file(
            "staged.csv",
            """
            entity,field,event_time,knowledge_time,value
            elon/220-239,market_mid,2026-04-08T11:00:00Z,2026-04-08T11:00:01Z,0.2
            """);
    stage(file);
    String[] read = {"read", "elon/220-239", "market_mid", "--as-of", NOON};
    assertThat(story.asof(read).codeIs(2).err())
        .contains("no series has the entity 'elon/220-239'", "did you mean 'elon/200-219'");
    assertThat(story.asof("read", "elon/220-240", "market_mid", "--as-of", NOON).codeIs(2).err())
        .as("nor is it offered")
        .doesNotContain("220-239");
    story.asof("backfill", "publish", "new").codeIs(0);
    assertThat(story.asof(read).codeIs(0).lines().get(1)).startsWith("KNOWN,0.2,");
    story.asof("backfill", "rollback", "new", "--reason", "no").codeIs(0);
    assertThat(story.asof(read).codeIs(0).lines().get(1)).startsWith("UNKNOWN,");
  }

  private void stage(String file) {
    story
        .asof(
            "backfill",
            "stage",
            "--name",
            "new",
            "--source",
            "venue",
            "--from",
            "2026-04-08T00:00:00Z",
            "--to",
            "2026-04-09T00:00:00Z",
            "--entity",
            "elon/220-239",
            "--reason",
            "missed",
            file)
        .codeIs(0);
  }
}
