package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifoldTest {
  private static final String SERIES =
      "{'venue':'manifold','market_id':'m1','question':'?','created_ts':1785000000,"
          + "'resolved_ts':1786000000,'outcome':1,'series':[[1785000000,0.5],[1785000100,0.6],"
          + "[1785000100,0.7],[1785000200,0.8]],"
          + "'provenance':{'fetched_at':'2026-08-10T00:00:00Z','source':'x'}}";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).from(SourceKind.MANIFOLD);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  private static String bet(String more) {
    return "{'contractId':'m1','createdTime':1785000000123,'probBefore':0.4,'probAfter':0.45,"
        + "'amount':2,'outcome':'YES'"
        + more
        + "}";
  }

  @Test
  void aBetMovesTheProbability() {
    taken.take("bets.json", "[" + bet("") + "," + bet(",'answerId':'a1'") + "]");

    String at = " market_mid 2026-07-25T17:20:00.123Z known 2026-09-01T12:00:00Z CLAIMED 0.45";
    assertThat(taken.rows()).containsExactlyInAnyOrder("m1" + at, "m1/a1" + at);
    assertThat(taken.events()).containsExactly("m1");
  }

  @Test
  void whatIsNoMoveOfATraderIsLeftOutAndCounted() {
    taken.take(
        "bets.json",
        "["
            + String.join(
                ",",
                bet(",'isRedemption':true"),
                bet(",'isRedemption':true,'isCancelled':true"),
                bet(",'isAnte':true"),
                bet(",'isCancelled':true"),
                bet("").replace("'amount':2", "'amount':0"),
                bet(",'isRedemption':false,'isAnte':false,'isCancelled':false"))
            + "]");

    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.result().read()).isEqualTo(1);
    assertThat(taken.result().notes())
        .contains(
            "left out: 1 ante",
            "left out: 1 cancelled bet",
            "left out: 1 limit order that filled nothing",
            "left out: 2 redemptions");
  }

  @Test
  void itsTimesAreMilliseconds() {
    taken.take("bets.json", "[" + bet("").replace("1785000000123", "1785000000") + "]");

    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("createdTime: 1785000000 read as milliseconds is in the year 1970;")
        .contains("it looks like seconds, 2026-07-25T17:20:00Z");
  }

  @Test
  void theCloseIsAPlanUntilTheResolution() {
    taken.take(
        "markets.json",
        "[{'id':'m1','closeTime':1786000000000,'isResolved':false,'probability':0.9},"
            + "{'id':'m2','closeTime':1786000000000,'isResolved':true,'resolution':'NO',"
            + "'resolutionTime':1786000500000,'probability':0.1},"
            + "{'id':'m3','closeTime':1786000000000,'isResolved':true,'resolution':'MKT',"
            + "'resolutionProbability':0.3,'resolutionTime':1786000500000},"
            + "{'id':'m4','isResolved':true,'resolution':'YES'}]");

    assertThat(taken.milestones())
        .extracting(row -> row.split(" known")[0] + row.substring(row.lastIndexOf(' ')))
        .containsExactlyInAnyOrder(
            "m1 m1 scheduled_close 2026-08-06T07:06:40Z -",
            "m2 m2 closed 2026-08-06T07:06:40Z -",
            "m2 m2 resolved 2026-08-06T07:15:00Z 0",
            "m3 m3 closed 2026-08-06T07:06:40Z -",
            "m3 m3 resolved 2026-08-06T07:15:00Z 0.3");
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("'resolutionTime' is missing");
  }

  @Test
  void aPointThatIsNoPairIsKeptOutAlone() {
    taken.take(
        "set.jsonl",
        SERIES.replace(
            "[[1785000000,0.5]", "[[1785000000],[],[1785000050,0.4,9],[1785000000,0.5]"));

    assertThat(taken.rows()).hasSize(2);
    assertThat(taken.quarantine())
        .isNotEmpty()
        .allMatch(row -> row.contains("series: a point is no pair of a second and a probability"));
  }

  @Test
  void aMarketWithItsBetsInsideIsKeptOutInWords() {
    String market = "{'id':'m1','closeTime':1786000000000,'isResolved':false,'bets':[" + bet("");
    assertThatThrownBy(() -> taken.take("one.json", market + "]}"))
        .hasMessageContaining("a market has its bets inside");
    taken.take("line.jsonl", market + "]}");
    taken.take("list.json", "[" + market + "]},{'id':'m2','closeTime':1786000000000,'bets':[]}]");

    assertThat(taken.milestones()).singleElement().asString().startsWith("m2 m2 scheduled_close");
    assertThat(taken.quarantine())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).contains("1 | a market has its bets inside"));
  }

  @Test
  void aRecordersTimeBesideASeriesCountsBeforeTheOptionsAndTheDataSetsOwn() {
    String received = "{'received_at':'2026-08-20T11:00:00Z'," + SERIES.substring(1);
    taken.fetchedAt("2026-08-12T00:00:00Z").take("fetched.jsonl", received);
    taken.assumeLag(Duration.ofSeconds(1)).take("lag.jsonl", received);
    taken.fetchedAt(null).take("none.json", "{'received_at':1787223600,'data':[" + SERIES + "]}");

    assertThat(taken.rows()).hasSize(2).allMatch(row -> row.contains("known 2026-08-20T11:00:00Z"));
    assertThat(taken.milestones()).singleElement().asString().contains("known 2026-08-20T11:00");
  }

  @Test
  void aDataSetOfSeriesIsKnownWhenItWasFetched() {
    taken.fetchedAt(null).take("set.jsonl", SERIES);

    String known = " known 2026-08-10T00:00:00Z ";
    assertThat(taken.rows())
        .containsExactly(
            "m1 market_mid 2026-07-25T17:21:40Z" + known + "CLAIMED 0.7",
            "m1 market_mid 2026-07-25T17:23:20Z" + known + "CLAIMED 0.8");
    assertThat(taken.milestones())
        .containsExactly("m1 m1 resolved 2026-08-06T07:06:40Z" + known + "1");
    assertThat(taken.result().superseded()).isEqualTo(1);
    assertThat(taken.result().notes()).contains("left out: 1 prior at the creation of a market");
  }

  @Test
  void aLagThatTheUserAssumesGoesBeforeTheFetch() {
    taken.assumeLag(Duration.ofSeconds(1)).take("set.jsonl", SERIES);

    assertThat(taken.rows())
        .contains("m1 market_mid 2026-07-25T17:23:20Z known 2026-07-25T17:23:21Z ASSUMED 0.8");
    assertThat(taken.milestones())
        .containsExactly("m1 m1 resolved 2026-08-06T07:06:40Z known 2026-08-10T00:00:00Z 1");
  }

  @Test
  void aMarketThatSaysThatItHasNoBetsGoesInWhereverItStands() {
    String market = "'id':'%s','closeTime':1786000000000,'isResolved':false";
    taken
        .take("one.json", "{" + market.formatted("a") + ",'bets':[]}")
        .take("line.jsonl", "{" + market.formatted("b") + ",'bets':[]}")
        .take("first.jsonl", "{'bets':[]," + market.formatted("c") + "}")
        .take(
            "held.json",
            "{'received_at':1787223600,'data':{" + market.formatted("d") + ",'bets':[]}}");

    assertThat(taken.milestones())
        .extracting(row -> row.split(" known")[0])
        .containsExactly(
            "a a scheduled_close 2026-08-06T07:06:40Z",
            "b b scheduled_close 2026-08-06T07:06:40Z",
            "c c scheduled_close 2026-08-06T07:06:40Z",
            "d d scheduled_close 2026-08-06T07:06:40Z");
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void aBetAndTheMarketInsideItBothGoInWhereverTheyStand() {
    String market = "'market':{'id':'%s','closeTime':1786000000000,'isResolved':false}";
    taken
        .take("line.jsonl", bet("," + market.formatted("a")))
        .take(
            "first.jsonl", "{" + market.formatted("b") + "," + bet(",'answerId':'b'").substring(1))
        .take("list.json", "[" + bet(",'isAnte':true," + market.formatted("c")) + "]")
        .take("other.json", "[" + bet(",'answerId':'d','market':{'id':'d','slug':'s'}") + "]");

    assertThat(taken.rows())
        .extracting(row -> row.split(" ")[0])
        .containsExactlyInAnyOrder("m1", "m1/b", "m1/d");
    assertThat(taken.milestones())
        .extracting(row -> row.split(" ")[0])
        .containsExactly("a", "b", "c");
    assertThat(taken.quarantine()).isEmpty();
  }
}
