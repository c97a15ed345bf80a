package io.asofguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingsTest {
  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void store() {
    story = Story.in(folder);
  }

  @Test
  void list() {
    assertThat(story.asof("list", "sources").codeIs(0).out()).isEqualTo("source\ntracker\nvenue\n");
    assertThat(story.asof("list", "events").codeIs(0).lines())
        .containsExactly(
            "event,entities,first_wall,last_wall",
            "april,1,2026-04-10T16:00:00Z,2026-04-10T16:00:00Z");
    assertThat(story.asof("list", "fields").codeIs(0).lines())
        .containsExactly(
            "field,kind,min,max",
            "bid,observed,0.0,1.0",
            "market_mid,observed,0.0,1.0",
            "tweet_count,observed,,");
    assertThat(story.asof("list", "series").codeIs(0).lines())
        .containsExactly(
            "entity,field,event,rows,first_event_time,last_event_time,first_knowledge_time,"
                + "last_knowledge_time",
            "elon,tweet_count,,1,2026-04-08T10:00:00Z,2026-04-08T10:00:00Z,2026-04-08T10:07:00Z,"
                + "2026-04-08T10:07:00Z",
            "elon/200-219,bid,april,2,2026-04-08T10:00:00Z,2026-04-08T10:00:00Z,"
                + "2026-04-08T10:00:01Z,2026-04-08T12:00:00Z",
            "elon/200-219,market_mid,april,3,2026-04-08T10:00:00Z,2026-04-08T11:00:00Z,"
                + "2026-04-08T10:00:01Z,2026-04-08T13:00:00Z");
  }

  @Test
  void listNarrowsSeriesOnly() {
    assertThat(story.asof("list", "series", "--source", "tracker").lines()).hasSize(2);
    assertThat(story.asof("list", "series", "--snapshot", "1").lines()).hasSize(1);
    story.asof("list", "fields", "--snapshot", "1").codeIs(2);
    assertThat(story.asof("list", "sorces").codeIs(2).err())
        .contains("sources, events, series, fields");
  }

  @Test
  void historyShowsRevisionsAndRetractions() {
    Run bid = story.asof("history", "elon/200-219", "bid").codeIs(0);
    assertThat(bid.header())
        .isEqualTo(
            "event_time,knowledge_time,value,retracted,source,basis,snapshot,stored_at,file");
    assertThat(bid.lines().get(1))
        .matches(
            "2026-04-08T10:00:00Z,2026-04-08T10:00:01Z,0.4,false,venue,CLAIMED,2,2.*Z,.*prices.csv");
    assertThat(bid.lines().get(2)).startsWith("2026-04-08T10:00:00Z,2026-04-08T12:00:00Z,,true,");
    assertThat(bid.lines()).hasSize(3);
    assertThat(
            story
                .asof("history", "elon/200-219", "market_mid", "--at", "2026-04-08T11:00:00Z")
                .lines())
        .hasSize(3);
    assertThat(story.asof("history", "elon/200-219", "ask").codeIs(2).err()).contains("it has bid");
  }

  @Test
  void wallShowsMilestonesAndWhatFollows() {
    assertThat(story.asof("wall", "april").codeIs(0).lines())
        .containsExactly(
            "row,event,entity,milestone,at,knowledge_time,outcome,reason,snapshot",
            "milestone,april,,event_end,2026-04-10T16:00:00Z,2026-04-01T00:00:00Z,,,1",
            "milestone,april,elon/200-219,resolved,2026-04-10T18:00:00Z,2026-04-10T18:00:05Z,1,,1",
            "wall,april,elon/200-219,event_end,2026-04-10T16:00:00Z,2026-04-01T00:00:00Z,,,1");
    assertThat(story.asof("wall", "aprli").codeIs(2).err()).contains("did you mean 'april'?");
    assertThat(story.asof("wall", "april", "elon/200-218").codeIs(2).err())
        .contains("did you mean 'elon/200-219'?");
  }

  @Test
  void snapshots() {
    Run run = story.asof("snapshots").codeIs(0);
    assertThat(run.header()).isEqualTo("snapshot,at,kind,by,reason,file,sha256,rows,digest");
    assertThat(run.lines().get(2))
        .matches("2,2.*Z,import,.*,,.*prices.csv,[0-9a-f]{64},6,[0-9a-f]{64}");
  }

  @Test
  void rebuildSaysWhatItMade() throws SQLException {
    Run made = story.asof("rebuild").codeIs(0);
    assertThat(made.header()).isEqualTo("check,status,detail");
    assertThat(made.lines())
        .last()
        .asString()
        .isEqualTo(
            "rebuild,ok,\"6 rows in 3 runs and 3 blocks made from the log; before, there were 6 rows"
                + " in 3 runs and 3 blocks\"");
    try (Connection sqlite =
            DriverManager.getConnection("jdbc:sqlite:" + story.path("store/asof.db"));
        Statement statement = sqlite.createStatement()) {
      statement.execute("DROP TRIGGER snapshot_no_update");
      statement.execute("UPDATE snapshot SET reason = 'x' WHERE number = 2");
    }
    assertThat(story.asof("rebuild").codeIs(1).out()).contains("snapshots,damaged,snapshot 2 was");
    assertThat(new Run.Shell(folder.resolve("none")).asof("rebuild").codeIs(3).err())
        .contains("there is no store at");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void verifyEndsWithOneOnDamage() {
    Run sound = story.asof("verify", "--full").codeIs(0);
    assertThat(sound.header()).isEqualTo("check,status,detail");
    assertThat(sound.lines().subList(1, sound.lines().size()))
        .allSatisfy(line -> assertThat(line).contains(",ok,"));
    String digest = story.asof("snapshots").lines().get(2).replaceFirst(".*,", "");
    story.asof("verify", "--expect", digest).codeIs(0);
    story.asof("verify", "--expect", digest.toUpperCase(Locale.ROOT)).codeIs(0);
    assertThat(story.asof("verify", "--expect", "00").codeIs(1).out()).contains(",damaged,");
  }

  @Test
  void aStoreOfAHeaderAndNoRowsIsEmptyAndWhole() {
    Run.Shell shell = new Run.Shell(folder.resolve("fresh"));
    String file = story.file("header.csv", "entity,field,event_time,knowledge_time,value\n");
    shell.asof("import", file).codeIs(0);
    assertThat(shell.asof("snapshots").codeIs(0).lines()).hasSize(1);
    assertThat(shell.asof("list", "series").codeIs(0).lines()).hasSize(1);
    assertThat(shell.asof("verify", "--full").codeIs(0).out()).doesNotContain("damaged");
  }

  @Test
  void verifyComparesTheIndexWithTheLog() throws IOException {
    assertThat(story.asof("verify", "--full").codeIs(0).lines()).last().isEqualTo("index,ok,none");
    story
        .asof("read", "elon", "tweet_count", "--as-of", "2026-04-08T12:00:00Z", "--engine", "index")
        .codeIs(0);
    assertThat(story.asof("verify", "--full").codeIs(0).lines())
        .last()
        .isEqualTo("index,ok,agrees with the log at snapshot 2");
    assertThat(story.asof("verify").codeIs(0).out()).doesNotContain("index");
    Files.writeString(story.path("store").resolve("asof.db-index").resolve("current"), "format=?");
    assertThat(story.asof("verify", "--full").codeIs(1).lines())
        .last()
        .asString()
        .startsWith("index,damaged,")
        .contains("delete the folder", "asof.db-index");
  }

  @Test
  void backupCanBeReadAsAStore() {
    String copy = story.path("copy.db").toString();
    Run made = story.asof("backup", copy).codeIs(0);
    assertThat(made.header()).isEqualTo("file,bytes,snapshot");
    assertThat(made.lines().get(1)).startsWith(copy + ",").endsWith(",2");
    assertThat(story.asof("snapshots", "--store", copy).out())
        .isEqualTo(story.asof("snapshots").out());
    assertThat(story.asof("backup", copy).codeIs(3).err()).contains("exists already");
  }

  @Test
  void doctorLooksAtEverything() {
    Run doctor = story.asof("doctor").codeIs(0);
    assertThat(doctor.lines())
        .extracting(line -> line.replaceFirst(",.*", ""))
        .containsExactly("check", "jdk", "flags", "store", "journal", "lock", "disk", "temp");
    assertThat(doctor.out()).contains("journal,ok,wal", "nobody is writing", "snapshot 2");
    assertThat(story.asof("doctor", "--store", "nowhere").codeIs(0).out())
        .contains("store,warn,none yet");
  }

  @Test
  void doctorNamesADamagedStore() throws IOException {
    Files.writeString(story.path("store").resolve("asof.db"), "no database at all");
    assertThat(story.asof("doctor").codeIs(0).out()).contains("store,bad,");
    assertThat(story.asof("snapshots").codeIs(3).err())
        .contains("damaged")
        .satisfies(Run::isOneLine);
  }
}
