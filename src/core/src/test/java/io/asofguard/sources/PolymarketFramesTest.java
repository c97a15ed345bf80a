package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolymarketFramesTest {
  private static final String MARKETS =
      "[{'slug':'ada','groupItemTitle':'Ada','outcomes':'[\\'Yes\\',\\'No\\']',"
          + "'clobTokenIds':'[\\'111\\',\\'112\\']','events':[{'slug':'race'}]}]";
  private static final String BOOK =
      "{'asset_id':'111','timestamp':'1786000000250','bids':[{'price':'0.01','size':'9'},"
          + "{'price':'0.34','size':'5'}],'asks':[{'price':'0.99','size':'1'},"
          + "{'price':'0.37','size':'2'}],'last_trade_price':'0.36'}";
  private static final String CHANGE =
      "{'market':'0x1','event_type':'price_change','timestamp':'1786000001000','price_changes':["
          + "{'asset_id':'111','price':'0.2','size':'60','side':'BUY','best_bid':'0.34',"
          + "'best_ask':'0.36'}]}";
  private static final String TRADE =
      "{'asset_id':'111','event_type':'last_trade_price','price':'0.36','size':'2',"
          + "'timestamp':'1786000002000'}";
  private static final String RESOLVED =
      "{'event_type':'market_resolved','assets_ids':['111','112'],'winning_asset_id':'112',"
          + "'winning_outcome':'NO','timestamp':'1786000003000'}";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).from(SourceKind.POLYMARKET_WS).markets(MARKETS);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  private static String received(String at, String frame) {
    return "{'received_at':" + at + ",'frame':" + frame + "}\n";
  }

  @Test
  void theBestPricesOfABookAreLastInItsLists() {
    taken
        .from(SourceKind.POLYMARKET_BOOK)
        .take("book.jsonl", received("'2026-08-06T07:06:40.300Z'", BOOK));

    String at = " 2026-08-06T07:06:40.250Z known 2026-08-06T07:06:40.300Z CLAIMED ";
    assertThat(taken.rows())
        .containsExactlyInAnyOrder(
            "race/Ada bid" + at + "0.34",
            "race/Ada ask" + at + "0.37",
            "race/Ada market_mid" + at + "0.355",
            "race/Ada last_trade" + at + "0.36");
    assertThat(taken.events()).containsExactly("race");
  }

  @Test
  void aMidpointIsOfTheInstantAtWhichItWasReceived() {
    taken
        .from(SourceKind.POLYMARKET_BOOK)
        .take("mid.jsonl", "{'recv_ts':1786000000.5,'token_id':'111','body':{'mid':'0.0005'}}");

    assertThat(taken.rows())
        .containsExactly(
            "race/Ada market_mid 2026-08-06T07:06:40.500Z known 2026-08-06T07:06:40.500Z CLAIMED"
                + " 5.0E-4");
  }

  @Test
  void aMidpointThatNamesNoTokenIsAboutTheOneOfItsFile() {
    taken
        .from(SourceKind.POLYMARKET_BOOK)
        .withoutMarkets()
        .named("race/Ada", "race")
        .take(
            "both.jsonl",
            received("1786000000100", "{'mid':'0.35'}")
                + received("1786000000300", BOOK)
                + received("1786000000500", "{'mid':'0.36'}"));

    assertThat(taken.rows()).hasSize(6).allMatch(row -> row.startsWith("race/Ada "));
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void aMidpointThatCouldBeAboutAnyMarketRefusesTheFile() {
    taken.from(SourceKind.POLYMARKET_BOOK);

    assertThatThrownBy(() -> taken.take("m.jsonl", received("1786000000100", "{'mid':'0.35'}")))
        .isInstanceOf(BadFileException.class)
        .hasMessageEndingWith(
            "m.jsonl: says not which token it is about; have the recorder write asset_id beside it,"
                + " or name the file TOKEN.json");
  }

  @Test
  void aFrameIsAnObjectOrAListOrJsonInsideAString() {
    String inside = ("[" + TRADE + "]").replace("'", "\\'");
    taken.take(
        "ws.jsonl",
        received("1786000001100", "[" + CHANGE + "]")
            + received("1786000002100000000", "'" + inside + "'")
            + "["
            + TRADE.replace("2000", "4000")
            + ","
            + CHANGE.replace("1000", "5000")
            + "]");

    assertThat(taken.rows())
        .extracting(row -> row.replace("race/Ada ", ""))
        .containsExactlyInAnyOrder(
            "bid 2026-08-06T07:06:41Z known 2026-08-06T07:06:41.100Z CLAIMED 0.34",
            "bid 2026-08-06T07:06:45Z known 2026-09-01T12:00:00Z CLAIMED 0.34",
            "ask 2026-08-06T07:06:41Z known 2026-08-06T07:06:41.100Z CLAIMED 0.36",
            "ask 2026-08-06T07:06:45Z known 2026-09-01T12:00:00Z CLAIMED 0.36",
            "market_mid 2026-08-06T07:06:41Z known 2026-08-06T07:06:41.100Z CLAIMED 0.35",
            "market_mid 2026-08-06T07:06:45Z known 2026-09-01T12:00:00Z CLAIMED 0.35",
            "last_trade 2026-08-06T07:06:42Z known 2026-08-06T07:06:42.100Z CLAIMED 0.36",
            "last_trade 2026-08-06T07:06:44Z known 2026-09-01T12:00:00Z CLAIMED 0.36");
    assertThat(taken.result().notes())
        .containsExactly(
            "knowledge times: 4 known when fetched, 2026-09-01T12:00:00Z (CLAIMED);"
                + " 4 from the file (CLAIMED)");
  }

  @Test
  void whatHoldsNoPriceIsCounted() {
    taken.take(
        "ws.jsonl",
        "{'asset_id':'111','timestamp':'1786000000250','bids':[],'asks':[]}\n"
            + "{'event_type':'best_bid_ask','asset_id':'111','timestamp':'1786000000250'}\n"
            + CHANGE.replace("best_", "other_")
            + "\n[]\n"
            + received("1786000002100", "[]")
            + TRADE
            + "\n");

    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine()).isEmpty();
    assertThat(taken.result().notes())
        .contains(
            "left out: 1 empty list",
            "left out: 1 frame without a price (best_bid_ask)",
            "left out: 1 frame without a price (book)",
            "left out: 1 frame without a price (price_change)",
            "left out: 1 list without a frame");
  }

  @Test
  void aBookOfOtherLevelsIsKeptOut() {
    taken.take(
        "ws.jsonl",
        "{'asset_id':'111','timestamp':'1786000000250','bids':[['0.1','5']],'asks':[]}\n");

    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("1 | 'bids' holds something that is no object");
  }

  @Test
  void framesInOneDocumentAreTakenAsWell() {
    taken.take("ws.json", "[" + CHANGE + ",\n " + TRADE + "]");

    assertThat(taken.rows()).hasSize(4);
  }

  @Test
  void aResolutionNamesTheWinnerByItsToken() {
    taken.take("ws.jsonl", received("'2026-08-06T07:06:43.2Z'", RESOLVED));

    assertThat(taken.milestones())
        .containsExactlyInAnyOrder(
            "race race/Ada resolved 2026-08-06T07:06:43Z known 2026-08-06T07:06:43.200Z 0",
            "race race/Ada/No resolved 2026-08-06T07:06:43Z known 2026-08-06T07:06:43.200Z 1");
  }

  @Test
  void pricesAndResolutionsOfOneFileAreOneSnapshot() {
    taken.take(
        "ws.jsonl",
        received("1786000002100", TRADE) + received("'2026-08-06T07:06:43.2Z'", RESOLVED));

    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.milestones()).hasSize(2);
    assertThat(taken.result().stored()).isEqualTo(3);
    assertThat(taken.result().snapshot()).isEqualTo(2);
  }

  @Test
  void aVenueClockALittleAheadMakesItKnownLaterAndFarAheadIsKeptOut() {
    taken.take("ws.jsonl", received("1786000001990", TRADE) + received("1785999990000", TRADE));

    assertThat(taken.rows())
        .containsExactly(
            "race/Ada last_trade 2026-08-06T07:06:42Z known 2026-08-06T07:06:42Z CLAIMED 0.36");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("2 | knowledge before event time");
  }

  @Test
  void aLineThatWasCutOffIsKeptOutAloneWithItsText() {
    taken.take("ws.jsonl", received("1786000002100", TRADE) + "{'received_at':17860000");

    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .isEqualTo(
            "2 | unparsable: the line ends in the middle of a value; it was cut off |"
                + " {\"received_at\":17860000");
  }

  @Test
  void whatItCantUseIsKeptOutAndWhatHasNoPriceIsCounted() {
    taken.take(
        "ws.jsonl",
        "{'event_type':'tick_size_change','asset_id':'111','timestamp':'1786000000000'}\n"
            + "{'event_type':'news','timestamp':'1786000000000'}\n"
            + "{'hello':1}\nPONG\n"
            + TRADE.replace("'111'", "'999'"));

    assertThat(taken.rows()).isEmpty();
    assertThat(taken.result().notes())
        .contains("left out: 1 frame without a price (tick_size_change)", "left out: 1 heartbeat");
    assertThat(taken.quarantine())
        .extracting(row -> row.split(" \\| ")[1].split(",")[0])
        .satisfiesExactly(
            why -> assertThat(why).isEqualTo("unknown event_type 'news'"),
            why -> assertThat(why).startsWith("no frame of Polymarket"),
            why -> assertThat(why).startsWith("token 999 is not among the markets"));
  }

  @Test
  void aHeartbeatWithAReceiveTimeBesideItIsOneToo() {
    String beat = "{'received_at':'2026-08-06T07:06:40Z','%s':'%s'}\n";
    taken.take(
        "ws.jsonl",
        beat.formatted("frame", "PONG")
            + beat.formatted("raw", "PING\\n")
            + beat.formatted("message", "PANG"));

    assertThat(taken.result().notes()).contains("left out: 2 heartbeats");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("3 | 'message' is no sound JSON inside a string");
  }

  @Test
  void secondsInATimestampOfMillisecondsAreRefusedWithTheGuess() {
    taken.take("ws.jsonl", TRADE.replace("1786000002000", "1786000002"));

    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("in the year 1970; it looks like seconds, 2026-08-06T07:06:42Z");
  }
}
