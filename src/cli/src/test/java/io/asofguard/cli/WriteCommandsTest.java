package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.cli.Run.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCommandsTest {
  private static final String SNAPSHOT = "snapshot,at,kind,by,reason,file,sha256,rows,digest";

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  @Test
  void importPrintsARowPerFile() {
    String again = story.path("prices.csv").toString();
    String more =
        story.file(
            "more.csv",
            """
            source,entity,field,event_time,knowledge_time,value,colour
            venue,x,bid,2026-04-08T10:00:00Z,2026-04-08T10:00:00Z,0.1,red
            venue,x,bid,2026-04-08T10:00:00Z,2026-04-08T10:00:00Z,0.2,red
            venue,x,bid,2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,7,red
            """);
    Run run = story.asof("import", again, more).codeIs(0);
    assertThat(run.lines())
        .containsExactly(
            "file,read,stored,duplicate,superseded,quarantined,snapshot",
            again + ",6,0,6,0,0,",
            more + ",3,1,0,1,1,3");
    assertThat(run.err()).contains("colour", "1 row was kept out", "asof quarantine");
    assertThat(story.asof("quarantine").codeIs(0).lines())
        .hasSize(2)
        .startsWith("file,line,reason,text")
        .last()
        .asString()
        .startsWith(more + ",4,");
    assertThat(story.asof("quarantine", "--snapshot", "2").lines()).hasSize(1);
    assertThat(story.asof("quarantine", "--snapshot", "9").codeIs(2).err()).contains("snapshot 9");
  }

  @Test
  void whatTheStoreRefusesIsSaidOfItsFile() throws SQLException {
    String header = "entity,field,event_time,knowledge_time,value\n";
    String row = ",n,2026-04-08T10:00:00Z,2026-04-08T10:00:00Z,1\n";
    String taken = story.file("taken.csv", header + "x" + row);
    String refused = story.file("refused.csv", header + "y" + row);
    try (Connection behind =
            DriverManager.getConnection("jdbc:sqlite:" + story.path("store/asof.db"));
        Statement statement = behind.createStatement()) {
      statement.execute(
          "CREATE TRIGGER full BEFORE INSERT ON snapshot WHEN new.file = '"
              + refused
              + "' BEGIN SELECT raise(ABORT, 'no room'); END");
    }
    Run run = story.asof("import", taken, refused).codeIs(3);
    assertThat(run.lines()).hasSize(2).last().asString().startsWith(taken + ",1,1,");
    assertThat(run.err())
        .contains(refused + ": nothing was stored: ", "no room")
        .satisfies(Run::isOneLine);
  }

  @Test
  void importOptions() {
    String naive =
        story.file("naive.csv", "entity,field,event_time,value\nx,n,2026-04-08T10:00,1\n");
    Run dry =
        story
            .asof("import", "--dry-run", "--tz", "Europe/Berlin", "--assume-lag", "PT15M", naive)
            .codeIs(0);
    assertThat(dry.lines().get(1)).isEqualTo(naive + ",1,1,0,0,0,");
    assertThat(story.asof("snapshots").lines()).hasSize(3);
    story.asof("import", "--tz", "Europe/Berlin", "--assume-lag", "PT15M", naive).codeIs(0);
    assertThat(story.asof("history", "x", "n").lines().get(1))
        .startsWith("2026-04-08T08:00:00Z,2026-04-08T08:15:00Z,1.0,false,default,ASSUMED,3,");
    Run strict = story.asof("import", "--strict", naive).codeIs(3);
    assertThat(strict.err()).contains("naive.csv").satisfies(Run::isOneLine);
  }

  @Test
  void aDryRunMakesNoStore() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    for (Path store : List.of(folder.resolve("none/at/all"), there)) {
      Shell shell = new Shell(store);
      String prices = story.path("prices.csv").toString();
      assertThat(shell.asof("import", "--dry-run", prices).codeIs(0).lines().get(1))
          .isEqualTo(prices + ",6,6,0,0,0,");
      shell.asof("import", "--dry-run", story.path("none.csv").toString()).codeIs(3);
    }
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(there).isEmptyDirectory();
  }

  @Test
  void badFilesEndWithThreeAndKeepWhatCameBefore() {
    String good =
        story.file(
            "good.csv",
            "entity,field,event_time,knowledge_time,value\n"
                + "y,n,2026-04-08T10:00:00Z,2026-04-08T10:00:00Z,1\n");
    Run run = story.asof("import", good, story.path("none.csv").toString()).codeIs(3);
    assertThat(run.lines()).hasSize(2).last().asString().endsWith(",1,1,0,0,0,3");
    assertThat(run.err()).contains("none.csv: no such file").satisfies(Run::isOneLine);
    assertThat(story.asof("read", "y", "n", "--as-of", "2026-04-09T00:00:00Z").lines().get(1))
        .startsWith("KNOWN,1.0,");
  }

  @Test
  void nothingIsStoredByAnotherClock() {
    String now = "2026-04-08T10:00:00Z";
    assertThat(story.asof("import", "--now", now, "x.csv").codeIs(2).err()).contains("--now");
    story.asof("record", "--now", now).codeIs(2);
    story.asof("field", "x", "--kind", "observed", "--now", now).codeIs(2);
    story.asof("milestone", "april", "closed", "--at", "none", "--now", now).codeIs(2);
    story.asof("backfill", "drop", "x", "--now", now).codeIs(2);
  }

  @Test
  void milestoneMovesTheWallAndCanBeTakenBack() {
    Run made =
        story
            .asof(
                "milestone",
                "april",
                "closed",
                "--at",
                "2026-04-08T11:30:00Z",
                "--entity",
                "elon/200-219",
                "--reason",
                "seen, on screen")
            .codeIs(0);
    assertThat(made.header()).isEqualTo(SNAPSHOT);
    assertThat(made.lines().get(1))
        .matches("3,2.*Z,milestone,.*,\"seen, on screen\",,,1,[0-9a-f]{64}");
    assertThat(wall()).isEqualTo("2026-04-08T11:30:00Z");
    story
        .asof("milestone", "april", "closed", "--at", "none", "--entity", "elon/200-219")
        .codeIs(0);
    assertThat(wall()).isEqualTo("2026-04-10T16:00:00Z");
    assertThat(story.asof("milestone", "april", "closing", "--at", "none").codeIs(2).err())
        .contains("'closing'", "scheduled_close, event_end")
        .doesNotContain("Exception");
    story.asof("milestone", "april", "closed", "--at", "2199-01-01T00:00:00Z").codeIs(2);
  }

  private String wall() {
    return story.asof("wall", "april", "elon/200-219").lines().stream()
        .filter(line -> line.startsWith("wall,"))
        .map(line -> line.split(",")[4])
        .findFirst()
        .orElseThrow();
  }

  @Test
  void fieldSaysWhenNothingChanged() {
    String[] declare = {"field", "fc", "--kind", "projection", "--min", "-1", "--max", "5"};
    assertThat(story.asof(declare).codeIs(0).lines()).hasSize(2).first().isEqualTo(SNAPSHOT);
    Run again = story.asof(declare).codeIs(0);
    assertThat(again.lines()).containsExactly(SNAPSHOT);
    assertThat(again.err()).contains("nothing changed");
    assertThat(story.asof("list", "fields").lines()).contains("fc,projection,-1.0,5.0");
    assertThat(story.asof("field", "fc", "--kind", "guess").codeIs(2).err())
        .contains("observed, projection");
    story.asof("field", "fc", "--kind", "observed", "--min", "5", "--max", "1").codeIs(2);
  }

  @Test
  void aPriceThatLosesItsBoundsIsTold() {
    assertThat(story.asof("field", "bid", "--kind", "observed").codeIs(0).err())
        .contains("bid: is not held to 0 to 1 any more", "--min 0 --max 1");
    String[] bounded = {"field", "bid", "--kind", "observed", "--min", "0", "--max", "1"};
    assertThat(story.asof(bounded).codeIs(0).err()).doesNotContain("any more");
  }

  @Test
  void anEventWhoseEntitiesAreStillToComeIsNotCalledUnwalled() {
    String header = "event,entity,milestone,at,knowledge_time,outcome\n";
    String row = "later,,event_end,2026-04-08T13:00:00Z,2026-04-01T00:00:00Z,\n";
    assertThat(story.asof("import", story.file("later.csv", header + row)).codeIs(0).err())
        .contains("later: no entity yet; its milestones hold for those to come")
        .doesNotContain("sealed");
  }

  @Test
  void recordGivesTheKnowledgeTimeAndReportsEachSnapshot() {
    String line =
        "{\"entity\":\"live\",\"field\":\"bid\",\"event_time\":\"2026-04-08T10:00:00Z\",\"value\":%s}%n";
    Run run = story.shell().stdin(line.formatted("0.5") + line.formatted("7")).asof("record");
    assertThat(run.codeIs(0).lines())
        .containsExactly("read,stored,quarantined,snapshot", "2,1,1,3");
    assertThat(run.err()).contains("snapshot 3: 1 row,", "kept out");
    String after = Clock.systemUTC().instant().toString();
    assertThat(story.asof("read", "live", "bid", "--as-of", after).lines().get(1))
        .startsWith("KNOWN,0.5,2026-04-08T10:00:00Z,2")
        .contains("RECORDED");
  }
}
