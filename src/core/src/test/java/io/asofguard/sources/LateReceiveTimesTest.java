package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No receive time is passed over for an earlier one, or for what the user assumes. */
class LateReceiveTimesTest {
  private static final String EARLY = "'received_at':'2026-08-20T11:00:00Z'";
  private static final String LATE = "'fetched_at':'2026-08-21T00:00:00Z'";
  private static final String KNOWN_EARLY = "known 2026-08-20T11:00:00Z ";
  private static final String KNOWN_LATE = "known 2026-08-21T00:00:00Z ";
  private static final String POINTS = "'history':[{'t':1786000000,'p':0.3}]";
  private static final String TRADES =
      "'trades':[{'trade_id':'x','ticker':'T','yes_price_dollars':'0.4',"
          + "'created_time':'2026-08-05T14:00:00Z'}]";
  private static final String MARKETS =
      "'markets':[{'ticker':'T','event_ticker':'E','status':'active',"
          + "'close_time':'2026-09-30T00:00:00Z'}]";
  private static final String GAMMA =
      "'markets':[{'slug':'ada','groupItemTitle':'Ada','outcomes':['Yes','No'],"
          + "'endDate':'2026-12-31T00:00:00Z','events':[{'slug':'race'}]}]";
  private static final String BETS =
      "'bets':[{'contractId':'m1','probAfter':0.45,'createdTime':1785000000123,'amount':2}]";
  private static final String POSTS =
      "[{'platformId':'%d','createdAt':'2026-08-20T10:00:00Z'}]"
          .formatted((1787220000000L - 1_288_834_974_657L) << 22);
  private static final String SERIES =
      "'market_id':'m1','resolved_ts':1786000000,'outcome':1,'series':[[1785000000,0.4]],"
          + "'provenance':{%s}";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).named("ada", null).fetchedAt(null).assumeLag(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    taken.close();
  }

  private void isRefused(String payload, String name) {
    for (String file : List.of("p.json", "p.jsonl")) {
      assertThatThrownBy(() -> taken.take(file, payload))
          .as(payload)
          .isInstanceOf(BadFileException.class)
          .hasMessageContaining(
              file + ": has a receive time, '" + name + "', after what was received");
    }
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.milestones()).isEmpty();
  }

  private void twoAround(SourceKind kind, String items) {
    taken.from(kind);
    isRefused("{" + EARLY + "," + items + "," + LATE + "}", "fetched_at");
    isRefused("{" + EARLY + ",'data':{" + EARLY + "," + items + "}," + LATE + "}", "fetched_at");
  }

  @Test
  void aLaterOneBehindAListIsRefusedThoughOneStandsBeforeIt() {
    twoAround(SourceKind.POLYMARKET_PRICES, POINTS);
    taken.named(null, null);
    twoAround(SourceKind.KALSHI_TRADES, TRADES);
    twoAround(SourceKind.KALSHI_MARKETS, MARKETS);
    twoAround(SourceKind.POLYMARKET_GAMMA, GAMMA);
    twoAround(SourceKind.MANIFOLD, BETS);
  }

  @Test
  void oneBehindAListThatIsNotLaterChangesNothing() {
    for (String second :
        List.of(
            EARLY.replace("received_at", "fetched_at"),
            "'local_ts':1787223600",
            "'fetchedAt':'2026-08-20T10:59:59.999Z'",
            "'fetched_at':null")) {
      String payload = "{" + EARLY + "," + POINTS + "," + second + "}";
      taken.take("p.json", payload).take("p.jsonl", payload);
    }
    assertThat(taken.rows()).singleElement().asString().contains(KNOWN_EARLY);
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void aTimeWithoutAnOffsetIsComparedInItsZone() {
    String late = "'received':'2026-08-20 13:00:01'";
    taken.zone("Europe/Berlin");
    isRefused("{" + EARLY + "," + POINTS + "," + late + "}", "received");
    taken.take("p.json", "{" + EARLY + "," + POINTS + "," + late.replace("01'", "00'") + "}");
    assertThat(taken.rows()).singleElement().asString().contains(KNOWN_EARLY);
  }

  @Test
  void oneBehindAListThatCantBeReadIsRefused() {
    isRefused("{" + EARLY + "," + POINTS + ",'local_ts':'noon'}", "local_ts");
    isRefused("{" + EARLY + "," + POINTS + ",'fetched_at':{'at':1787223600}}", "fetched_at");
  }

  @Test
  void theTimesOfMarketsThatOnlyNameTokensDontMatter() {
    String named = GAMMA.replace("'slug':'ada'", "'slug':'ada','clobTokenIds':['7','8']");
    taken
        .named(null, null)
        .markets("{" + named + "," + LATE + "}")
        .take("p.json", "{" + EARLY + ",'token_id':'7'," + POINTS + "}");
    assertThat(taken.rows()).singleElement().asString().startsWith("race/Ada market_mid");
  }

  @Test
  void oneBehindPostsIsRefused() {
    taken.from(SourceKind.XTRACKER);
    for (String late : List.of(LATE, LATE.replace("fetched_at", "recv_ts"))) {
      String name = late.split("'")[1];
      isRefused("{'success':true,'data':" + POSTS + "," + late + "}", name);
      isRefused("{" + EARLY + ",'posts':" + POSTS + "," + late + "}", name);
    }
  }

  @Test
  void postsAreDatedByAnyReceiveTimeBeforeThemAndByTheLater() {
    taken.from(SourceKind.XTRACKER);
    String local = LATE.replace("fetched_at", "local_ts");
    for (String times :
        List.of(LATE, local, LATE + "," + EARLY, EARLY + "," + local, local + "," + EARLY)) {
      String payload = "{" + times + ",'data':" + POSTS + "}";
      taken.take("p.json", payload).take("p.jsonl", payload);
    }
    assertThat(taken.rows()).singleElement().asString().contains(KNOWN_LATE);
  }

  @Test
  void aPostsOwnReceiveTimeIsTheNearest() {
    String own = POSTS.replace("{", "{" + EARLY + ",");
    taken.from(SourceKind.XTRACKER).take("p.json", "{" + LATE + ",'data':" + own + "}");
    assertThat(taken.rows()).singleElement().asString().contains(KNOWN_EARLY);
  }

  @Test
  void ofTwoColumnsBesidePostsTheLaterCounts() {
    String id = POSTS.split("'")[3];
    taken
        .from(SourceKind.XTRACKER)
        .take(
            "p.csv",
            "platformId,fetched_at,local_ts\n" + id + ",2026-08-20T11:00:00Z,1787270400\n");
    assertThat(taken.rows()).singleElement().asString().contains(KNOWN_LATE);
  }

  @Test
  void ofATimeBesideADataSetAndItsOwnTheLaterCounts() {
    taken.from(SourceKind.MANIFOLD).named(null, null);
    for (String set :
        List.of(
            "{" + EARLY + "," + SERIES.formatted(LATE) + "}",
            "{" + LATE + "," + SERIES.formatted(EARLY.replace("received_at", "fetched_at")) + "}",
            "{" + LATE + "," + SERIES.formatted("'source':'x'") + "}")) {
      taken.take("set.jsonl", set);
      assertThat(taken.result().quarantined()).isZero();
    }
    assertThat(taken.rows()).singleElement().asString().contains(KNOWN_LATE);
    assertThat(taken.milestones()).singleElement().asString().contains(KNOWN_LATE);
  }

  @Test
  void oneThatIsAnObjectOrAListKeepsItsRecordsOut() {
    String bet = BETS.substring(BETS.indexOf('{') + 1, BETS.indexOf('}'));
    for (String value : List.of("{'at':'2026-08-20T11:00:00Z'}", "[]", "[1787223600]")) {
      String time = "'received_at':" + value;
      taken.named("ada", null).from(SourceKind.POLYMARKET_PRICES);
      isKeptOut("[{" + time + ",'t':1786000000,'p':0.3}]");
      isKeptOut("{" + time + "," + POINTS + "}");
      taken.from(SourceKind.XTRACKER);
      isKeptOut(POSTS.replace("{", "{" + time + ","));
      taken.named(null, null).from(SourceKind.MANIFOLD);
      isKeptOut("{" + time + "," + bet + "}");
      isKeptOut("{" + time + "," + BETS + "}");
      isKeptOut("{" + SERIES.formatted(time.replace("received_at", "fetched_at")) + "}");
      taken.from(SourceKind.POLYMARKET_WS);
      isKeptOut(
          "{"
              + time
              + ",'frame':{'event_type':'last_trade_price','asset_id':'1',"
              + "'price':'0.3','timestamp':'1786000000000'}}");
    }
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .anyMatch(
            row -> row.contains("| 'received_at' is an object where a receive time should be"))
        .anyMatch(row -> row.contains("| 'received_at' is a list where a receive time should be"));
  }

  private void isKeptOut(String payload) {
    taken.take("p.json", payload);
    assertThat(taken.result().quarantined()).as(payload).isEqualTo(1);
    assertThat(taken.result().stored()).as(payload).isZero();
  }
}
