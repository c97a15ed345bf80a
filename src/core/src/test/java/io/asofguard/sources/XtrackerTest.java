package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import io.asofguard.ingest.InstantParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XtrackerTest {
  private static final String HEADER =
      "id,userId,platformId,content,createdAt,importedAt,metrics\n";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken =
        new Taken(folder)
            .fetchedAt(null)
            .from(SourceKind.XTRACKER)
            .named("ada", null)
            .window("2026-04-03T16:00:00Z", "2026-04-10T16:00:00Z");
  }

  @AfterEach
  void close() {
    taken.close();
  }

  /** The id that a post of that millisecond has. */
  private static long id(String at) {
    return (InstantParser.parse(at, null) / 1_000_000 - 1_288_834_974_657L) << 22 | 5;
  }

  private static String row(String at, String imported) {
    return "c,u,%d,\"text, with a comma\",%s,%s,\n".formatted(id(at), at, imported);
  }

  private List<String> counts() {
    return taken.rows().stream().filter(row -> row.contains("tweet_count")).toList();
  }

  @Test
  void aPostIsKnownWhenItWasImportedAndRaisesTheCount() {
    taken.take(
        "posts.csv",
        HEADER
            + row("2026-04-03T17:00:00.123Z", "2026-04-03T17:02:00Z")
            + row("2026-04-03T18:00:00Z", "2026-04-03T18:01:00.500Z"));
    assertThat(taken.rows())
        .containsExactly(
            "ada post 2026-04-03T17:00:00.123Z known 2026-04-03T17:02:00Z CLAIMED 1.0",
            "ada post 2026-04-03T18:00:00Z known 2026-04-03T18:01:00.500Z CLAIMED 1.0",
            "ada tweet_count 2026-04-03T17:00:00.123Z known 2026-04-03T17:02:00Z CLAIMED 1.0",
            "ada tweet_count 2026-04-03T18:00:00Z known 2026-04-03T18:01:00.500Z CLAIMED 2.0");
  }

  @Test
  void aPostThatIsImportedLateIsARevisionOfTheCountsAfterIt() {
    taken.take(
        "posts.csv",
        HEADER
            + row("2026-04-03T18:00:00Z", "2026-04-03T18:01:00Z")
            + row("2026-04-03T17:00:00Z", "2026-04-04T09:00:00Z")
            + row("2026-04-10T16:00:00Z", "2026-04-10T16:01:00Z"));
    assertThat(counts())
        .containsExactly(
            "ada tweet_count 2026-04-03T17:00:00Z known 2026-04-04T09:00:00Z CLAIMED 1.0",
            "ada tweet_count 2026-04-03T18:00:00Z known 2026-04-03T18:01:00Z CLAIMED 1.0",
            "ada tweet_count 2026-04-03T18:00:00Z known 2026-04-04T09:00:00Z CLAIMED 2.0");
  }

  @Test
  void aPostThatALaterFetchLacksWasDeleted() {
    String first = post("2026-04-03T17:00:00Z") + "," + post("2026-04-03T18:00:00Z");
    String third = "," + post("2026-04-03T19:00:00Z");
    taken.take(
        "fetches.jsonl",
        "{'fetched_at':'2026-04-03T20:00:00Z','success':true,'data':["
            + (first + third)
            + "]}\n{'fetched_at':'2026-04-03T21:00:00Z','success':true,'data':["
            + (post("2026-04-03T17:00:00Z") + third)
            + "]}\n");
    assertThat(taken.rows())
        .contains("ada post 2026-04-03T18:00:00Z known 2026-04-03T21:00:00Z CLAIMED NaN")
        .doesNotContain("ada post 2026-04-03T17:00:00Z known 2026-04-03T21:00:00Z CLAIMED NaN");
    assertThat(counts())
        .endsWith(
            "ada tweet_count 2026-04-03T18:00:00Z known 2026-04-03T19:30:00Z CLAIMED 2.0",
            "ada tweet_count 2026-04-03T18:00:00Z known 2026-04-03T21:00:00Z CLAIMED 1.0",
            "ada tweet_count 2026-04-03T19:00:00Z known 2026-04-03T19:30:00Z CLAIMED 3.0",
            "ada tweet_count 2026-04-03T19:00:00Z known 2026-04-03T21:00:00Z CLAIMED 2.0");
  }

  @Test
  void aPostThatComesBackCountsAgain() {
    String around = post("2026-04-03T17:00:00Z") + "," + post("2026-04-03T19:00:00Z");
    String all = around + "," + post("2026-04-03T18:00:00Z");
    taken.take(
        "fetches.jsonl",
        fetch("2026-04-03T20:00:00Z", all)
            + fetch("2026-04-03T21:00:00Z", around)
            + fetch("2026-04-03T22:00:00Z", all));
    assertThat(taken.rows())
        .containsSubsequence(
            "ada post 2026-04-03T18:00:00Z known 2026-04-03T21:00:00Z CLAIMED NaN",
            "ada post 2026-04-03T18:00:00Z known 2026-04-03T22:00:00Z CLAIMED 1.0");
    assertThat(counts())
        .endsWith(
            "ada tweet_count 2026-04-03T19:00:00Z known 2026-04-03T21:00:00Z CLAIMED 2.0",
            "ada tweet_count 2026-04-03T19:00:00Z known 2026-04-03T22:00:00Z CLAIMED 3.0");
  }

  /** A recorder may stamp each post with the fetch that first showed it. */
  @Test
  void aFetchIsWhatCameTogetherWheneverItsPostsWereFirstSeen() {
    String early = seen("17:00", "20:00") + "," + seen("19:00", "20:00");
    String all = early + "," + seen("18:00", "21:00") + "," + seen("19:30", "21:00");
    taken.take(
        "fetches.jsonl", fetch("2026-04-03T20:00:00Z", early) + fetch("2026-04-03T21:00:00Z", all));
    assertThat(taken.rows()).noneMatch(row -> row.endsWith("NaN"));

    String without = seen("17:00", "20:00") + "," + seen("19:30", "21:00");
    taken.take(
        "deleted.jsonl",
        fetch("2026-04-03T21:00:00Z", all) + fetch("2026-04-03T22:00:00Z", without));
    assertThat(taken.rows())
        .filteredOn(row -> row.endsWith("NaN"))
        .containsExactly(
            "ada post 2026-04-03T18:00:00Z known 2026-04-03T22:00:00Z CLAIMED NaN",
            "ada post 2026-04-03T19:00:00Z known 2026-04-03T22:00:00Z CLAIMED NaN");
  }

  @Test
  void aFetchShowsWhatIsGoneOnceItsPostsWereReceived() {
    String all =
        seen("17:00", "20:10") + "," + seen("18:00", "20:10") + "," + seen("19:00", "20:10");
    String without = seen("17:00", "20:15") + "," + seen("19:00", "20:15");
    taken.take(
        "fetches.jsonl",
        fetch("2026-04-03T20:00:00Z", all) + fetch("2026-04-03T20:05:00Z", without));
    assertThat(taken.rows())
        .filteredOn(row -> row.endsWith("NaN"))
        .containsExactly("ada post 2026-04-03T18:00:00Z known 2026-04-03T20:15:00Z CLAIMED NaN");
  }

  private static String seen(String at, String first) {
    return "{'platformId':'%d','received_at':'2026-04-03T%s:00Z'}"
        .formatted(id("2026-04-03T" + at + ":00Z"), first);
  }

  private static String fetch(String at, String posts) {
    return "{'fetched_at':'" + at + "','data':[" + posts + "]}\n";
  }

  @Test
  void aFetchTimeDatesAPostThatNobodySaysWhenItWasImported() {
    taken.take(
        "posts.csv",
        "platformId,fetched_at\n" + id("2026-04-03T17:00:00Z") + ",2026-04-03T20:00:00Z\n");
    assertThat(taken.rows())
        .containsExactly(
            "ada post 2026-04-03T17:00:00Z known 2026-04-03T20:00:00Z CLAIMED 1.0",
            "ada tweet_count 2026-04-03T17:00:00Z known 2026-04-03T20:00:00Z CLAIMED 1.0");
  }

  @Test
  void aNumberThatIsNoIdIsKeptOut() {
    taken
        .fetchedAt(Taken.FETCHED)
        .take("posts.csv", "platformId,createdAt\n9999999999999999999,\nx,1,2\n")
        .take(
            "export.csv",
            "Ref,Text\n%d,see %d,Jul 3\n"
                .formatted(id("2026-04-03T17:00:00Z"), id("2026-04-03T18:00:00Z")));
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .hasSize(3)
        .anyMatch(row -> row.contains("has no id of a post and no createdAt"))
        .anyMatch(row -> row.contains("holds more than one id of a post"));
  }

  private static String post(String at) {
    return "{'platformId':'%d','createdAt':'%s','importedAt':'2026-04-03T19:30:00Z'}"
        .formatted(id(at), at);
  }

  @Test
  void thePagesExportSpillsOverItsColumnsAndSaysEstInJuly() {
    String july = "2026-07-03T17:00:00.250Z";
    taken
        .fetchedAt(Taken.FETCHED)
        .window("2026-07-03T16:00:00Z", "2026-07-10T16:00:00Z")
        .take(
            "export.csv",
            "Post ID,Text,Posted,Likes\n" + id(july) + ",hello,Jul 3, 2026, 1:00:00 PM EST,7\n");
    assertThat(taken.rows())
        .containsExactly(
            "ada post 2026-07-03T17:00:00.250Z known 2026-09-01T12:00:00Z CLAIMED 1.0",
            "ada tweet_count 2026-07-03T17:00:00.250Z known 2026-09-01T12:00:00Z CLAIMED 1.0");
  }

  @Test
  void aSpilledRowHasItsIdInItsColumnWhateverItsTextQuotes() {
    taken
        .fetchedAt(Taken.FETCHED)
        .window("2026-07-03T16:00:00Z", "2026-07-10T16:00:00Z")
        .take(
            "export.csv",
            "Post ID,Author,Text,Posted,Likes\n%d,ada,see x/status/%d,Jul 3, 2026, 1:00:00 PM EST,7\n"
                .formatted(id("2026-07-03T17:00:00.250Z"), id("2026-01-01T00:00:00Z")));
    assertThat(taken.rows()).hasSize(2).allMatch(row -> row.contains("2026-07-03T17:00:00.250Z"));
  }

  @Test
  void aRowThatIsCutOffInItsIdIsKeptOut() {
    String whole = row("2026-04-03T17:00:00Z", "2026-04-03T17:02:00Z");
    taken.take("posts.csv", HEADER + whole + whole.substring(0, whole.indexOf(",\"text") - 1));
    assertThat(taken.result().stored()).isEqualTo(2);
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("3 | unparsable: 3 fields where the header has 7");
  }

  @Test
  void aQuoteThatIsNeverClosedRefusesTheFileAtItsLine() {
    String two =
        HEADER + row("2026-04-03T17:00:00Z", "2026-04-03T17:02:00Z").replace("text", "a\n");
    assertThatThrownBy(() -> taken.take("posts.csv", two + "c,u,1,\"cut"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("posts.csv:4: a quote is opened here and never closed");
  }

  @Test
  void aTimeThatCantBeReadBesideAnIdIsSaid() {
    taken
        .fetchedAt(Taken.FETCHED)
        .take(
            "export.csv",
            "Post ID,createdAt\n%d,\"Jul 3, 2026, 1:00:00 PM EST\"\n"
                .formatted(id("2026-07-03T17:00:00Z")));
    assertThat(taken.rows()).singleElement().asString().contains("post 2026-07-03T17:00:00Z");
    assertThat(taken.result().notes())
        .contains("1 post with a createdAt that can't be read; the time in the id was taken");
  }

  @Test
  void aWrittenTimeThatIsNotTheIdsIsSaid() {
    taken.take(
        "posts.csv",
        HEADER
            + "c,u,%d,x,2026-04-03T12:00:00Z,2026-04-03T17:02:00Z,\n"
                .formatted(id("2026-04-03T17:00:00Z")));
    assertThat(counts()).singleElement().asString().contains("2026-04-03T17:00:00Z known");
    assertThat(taken.result().notes())
        .contains("1 post with a createdAt that is not the time in the id; the id's was taken");
  }

  @Test
  void aPostImportedBeforeItWasMadeIsKeptOutAndNotCounted() {
    taken.take(
        "posts.csv",
        HEADER
            + row("2026-04-03T17:00:00Z", "2026-04-03T16:59:00Z")
            + row("2026-04-03T18:00:00Z", "2026-04-03T18:01:00Z"));
    assertThat(taken.quarantine()).singleElement().asString().contains("knowledge before event");
    assertThat(counts())
        .containsExactly(
            "ada tweet_count 2026-04-03T18:00:00Z known 2026-04-03T18:01:00Z CLAIMED 1.0");
    assertThat(taken.result().notes())
        .contains("1 post known before being made, kept out, of tweet_count as well");
  }

  @Test
  void aPostThatIsNotCountedIsNotMissedWhenItIsDeleted() {
    String early = post("2026-04-03T19:40:00Z");
    String around = post("2026-04-03T17:00:00Z") + "," + post("2026-04-03T19:00:00Z");
    String newest = post("2026-04-03T20:10:00Z").replace("T19:30", "T20:11");
    taken.take(
        "fetches.jsonl",
        fetch("2026-04-03T20:00:00Z", around + "," + early)
            + fetch("2026-04-03T21:00:00Z", around + "," + newest));
    assertThat(taken.rows()).noneMatch(row -> row.contains("2026-04-03T19:40:00Z"));
    assertThat(counts()).last().asString().endsWith(" 3.0");
  }

  @Test
  void aFetchFromBeforeAPostWasMadeSaysNothingOfIt() {
    String first = post("2026-04-03T17:00:00Z");
    String later = "," + (post("2026-04-03T18:00:00Z") + "," + post("2026-04-03T19:00:00Z"));
    taken.take(
        "fetches.jsonl",
        fetch("2026-04-03T17:30:00Z", first + later)
            + fetch("2026-04-03T17:40:00Z", first + "," + post("2026-04-03T19:00:00Z")));
    assertThat(taken.quarantine()).isEmpty();
    assertThat(counts()).last().asString().endsWith(" 3.0");
  }

  @Test
  void postsOfTwoAccountsRefuseTheFile() {
    String one = row("2026-04-03T17:00:00Z", "2026-04-03T17:02:00Z");
    String other = row("2026-04-03T18:00:00Z", "2026-04-03T18:02:00Z").replace("c,u,", "c,v,");
    assertThatThrownBy(() -> taken.take("posts.csv", HEADER + one + other))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(
            "posts.csv:3: has posts of two accounts (userId u, here v); import a file per account,"
                + " each with its own --entity");
    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void withoutAKnowledgeTimeAPostIsKeptOutAndNotCounted() {
    taken.take("posts.csv", HEADER + row("2026-04-03T17:00:00Z", "") + "c,u,,x,,,\n");
    assertThat(taken.quarantine())
        .hasSize(2)
        .anyMatch(row -> row.contains("--fetched-at"))
        .anyMatch(row -> row.startsWith("3 | has no id of a post and no createdAt"));
    assertThat(counts()).isEmpty();
    assertThat(taken.result().notes())
        .contains(
            "1 post without importedAt, not in tweet_count; --fetched-at TS says since when known");
  }

  @Test
  void theAccountIsNeeded() {
    taken.named(null, null);
    assertThatThrownBy(() -> taken.take("posts.csv", HEADER))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("say whose posts they are with --entity");
  }
}
