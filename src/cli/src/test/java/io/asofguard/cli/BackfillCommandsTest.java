package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillCommandsTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  @Test
  void backfillsFromStageToRollback() {
    String file =
        story.file(
            "mended.csv",
            """
            entity,field,event_time,knowledge_time,value
            elon/200-219,market_mid,2026-04-08T11:00:00Z,2026-04-08T11:00:00.250Z,0.7
            elon/200-219,market_mid,2026-04-09T11:00:00Z,2026-04-09T11:00:00.250Z,0.7
            """);
    Run staged =
        story
            .asof(
                "backfill",
                "stage",
                "--name",
                "mend",
                "--source",
                "venue",
                "--entity",
                "elon/*",
                "--field",
                "market_mid",
                "--from",
                "2026-04-08T11:00:00Z",
                "--to",
                "2026-04-08T12:00:00Z",
                "--reason",
                "wrong tick",
                file)
            .codeIs(0);
    assertThat(staged.lines())
        .containsExactly("name,read,stored,superseded,quarantined", "mend,2,1,0,1");
    assertThat(staged.err()).contains("kept out");
    assertThat(mid()).startsWith("KNOWN,0.62,");
    Run diff = story.asof("backfill", "diff", "mend").codeIs(0);
    assertThat(diff.lines())
        .containsExactly(
            "entity,field,live,staged,added,changed,removed,largest_value_change,value_change_at,"
                + "largest_knowledge_change,first_cutoff,forecasts",
            "elon/200-219,market_mid,2,1,0,1,1,0.08,2026-04-08T11:00:00Z,,2026-04-08T11:00:00.25Z,0");
    assertThat(diff.err())
        .contains(
            "mend, compared with snapshot 2: 1 of 1 series change, 0 rows added, 1 changed, 1 removed;"
                + " answers change from 2026-04-08T11:00:00.25Z on; 0 recorded forecasts read a value that"
                + " changes; digest ")
        .contains("warning: restated-in-place: ");
    String page = story.path("mend.html").toString();
    assertThat(
            story.asof("backfill", "diff", "mend", "--forecasts", "--html", page).codeIs(0).out())
        .isEqualTo(
            "run,event,cutoff,reads,entity,field,asked,status_was,was,status_becomes,becomes,moves_by\n");
    assertThat(story.path("mend.html"))
        .content()
        .contains("<title>Backfill mend</title>", "elon/200-219 market_mid", "<path class=\"s1 ")
        .contains("restated-in-place")
        .doesNotContain("http://");
    assertThat(story.asof("backfill", "list").codeIs(0).err())
        .isEqualTo(
            "asof: mend is staged and nobody reads it yet: asof backfill diff mend, then publish or drop"
                + " it\n");
    assertThat(story.asof("backfill", "publish", "mend").codeIs(2).err())
        .contains("--accept-quarantined");
    Run published = story.asof("backfill", "publish", "mend", "--accept-quarantined").codeIs(0);
    assertThat(published.lines().get(1)).startsWith("3,").contains(",backfill,", ",wrong tick,");
    assertThat(published.lines().get(1)).containsPattern(",[^,]*mended.csv,[0-9a-f]{64},1,");
    assertThat(mid()).startsWith("KNOWN,0.7,");
    Run rolled = story.asof("backfill", "rollback", "mend", "--reason", "no").codeIs(0);
    assertThat(rolled.lines().get(1)).startsWith("4,").contains(",rollback,", ",no,");
    assertThat(mid()).startsWith("KNOWN,0.62,");
    assertThat(story.asof("backfill", "drop", "mend").codeIs(2).err()).contains("rolled back");
    assertThat(story.asof("backfill", "list").codeIs(0).lines())
        .hasSize(2)
        .startsWith(
            "name,state,source,entity,field,from,to,reason,by,staged_at,rows,quarantined,snapshot,"
                + "compared_upon,decided_by,decided_at,decided_reason,file,sha256")
        .last()
        .asString()
        .startsWith(
            "mend,rolled back,venue,elon/*,market_mid,2026-04-08T11:00:00Z,2026-04-08T12:00:00Z,"
                + "wrong tick,")
        .contains(",1,1,3,2,")
        .containsPattern("Z,no,[^,]*mended.csv,[0-9a-f]{64}$");
  }

  @Test
  void aDryRunSaysWhatStagingWouldTakeAndStoresNothing() {
    String file =
        story.file(
            "rehearsed.csv",
            """
            entity,field,event_time,knowledge_time,value
            elon/200-219,market_mid,2026-04-08T11:00:00Z,2026-04-08T11:00:01Z,0.7
            elon/220-239,market_mid,2026-04-08T11:00:00Z,2026-04-08T11:00:01Z,0.2
            elon/220-239,market_mid,2026-04-09T11:00:00Z,2026-04-09T11:00:01Z,0.2
            elon/220-239,market_mid,2026-04-08T11:30:00Z,2026-04-08T11:00:01Z,0.2
            """);
    String[] dry = {
      "backfill",
      "stage",
      "--dry-run",
      "--name",
      "dry",
      "--source",
      "venue",
      "--from",
      "2026-04-08T11:00:00Z",
      "--to",
      "2026-04-08T12:00:00Z",
      "--reason",
      "how long",
      file
    };
    Run run = story.asof(dry).codeIs(0);
    assertThat(run.header()).isEqualTo("name,rows,series,bytes,store_bytes,quarantined,seconds");
    assertThat(run.lines()).hasSize(2).last().asString().matches("dry,2,2,325,[0-9]+,2,[0-9.]+");
    assertThat(story.asof("backfill", "list").codeIs(0).lines()).hasSize(1);
    assertThat(story.asof("quarantine").codeIs(0).lines()).hasSize(1);

    Path none = story.path("no-store");
    story.shell().with("ASOF_STORE", none.toString()).asof(dry).codeIs(0);
    assertThat(none).doesNotExist();
  }

  @Test
  void aBackfillIsRunNightAfterNight() {
    String file =
        story.file(
            "night.csv",
            """
            entity,field,event_time,knowledge_time,value
            elon/200-219,market_mid,2026-04-08T11:00:00Z,2026-04-08T11:00:01Z,0.7
            """);
    String[] night = {
      "backfill",
      "run",
      "--name",
      "nightly",
      "--source",
      "venue",
      "--field",
      "market_mid",
      "--from",
      "2026-04-08T11:00:00Z",
      "--to",
      "2026-04-08T12:00:00Z",
      "--reason",
      "nightly",
      file
    };
    assertThat(story.asof(night).codeIs(0).lines())
        .containsExactly("name,read,stored,superseded,quarantined,snapshot", "nightly,1,1,0,0,3");
    assertThat(mid()).startsWith("KNOWN,0.7,");
    Run again = story.asof(night).codeIs(0);
    assertThat(again.lines()).last().isEqualTo("nightly,0,1,0,0,");
    assertThat(again.err()).isEqualTo("asof: the same input as last time: nothing to do\n");
  }

  @Test
  void aStagedBackfillCanBeDropped() {
    String empty = story.file("empty.csv", "entity,field,event_time,knowledge_time,value\n");
    String[] stage = {
      "backfill",
      "stage",
      "--name",
      "cut",
      "--source",
      "venue",
      "--from",
      "2026-04-08T00:00:00Z",
      "--to",
      "2026-04-09T00:00:00Z",
      "--reason",
      "r",
      empty
    };
    story.asof(stage).codeIs(0);
    assertThat(story.asof("backfill", "drop", "cut").codeIs(0).lines())
        .containsExactly("name,state", "cut,dropped");
    assertThat(story.asof("backfill", "publish", "cut").codeIs(2).err()).contains("dropped");
    assertThat(story.asof("backfill").codeIs(2).err()).contains("stage, diff, publish, run, drop");
  }

  private String mid() {
    return story
        .asof("read", "elon/200-219", "market_mid", "--as-of", "2026-04-08T12:00:00Z")
        .lines()
        .get(1);
  }
}
