package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KalshiTest {
  private static final String LIVE =
      "{'end_period_ts':1786000020,'price':{'open_dollars':'0.70','close_dollars':'0.7600',"
          + "'previous_dollars':'0.7'},'volume_fp':'4.38','yes_bid':{'open_dollars':'0.1',"
          + "'close_dollars':'0.7500'},'yes_ask':{'close_dollars':'0.7700'}}";
  private static final String HISTORICAL =
      "{'end_period_ts':1786003200,'price':{'open':'0.5900','previous':'0.5900'},"
          + "'yes_bid':{'close':'0.5800'},'yes_ask':{'close':'0.5900'}}";

  private static final String TRADE =
      "{'trade_id':'c0','ticker':'T','created_time':'2026-08-05T14:01:09.49656Z',"
          + "'yes_price_dollars':'0.9980','taker_side':'no'}";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  private static String market(String status, String more) {
    return "{'ticker':'RACE-26-ADA','event_ticker':'RACE-26','status':'"
        + status
        + "','close_time':'2026-08-05T14:02:38Z',"
        + "'expected_expiration_time':'2026-11-03T15:00:00Z'"
        + more
        + "}";
  }

  private Taken markets(String market) {
    return taken
        .from(SourceKind.KALSHI_MARKETS)
        .take("markets.json", "{'markets':[" + market + "],'cursor':''}");
  }

  @Test
  void aStudyHoldsCandlesOfBothKindsBesideATrade() {
    String study =
        "{'live':" + LIVE + ",\n'historical':" + HISTORICAL + ",\n'trade':" + TRADE + "}";
    taken.named("T", null).from(SourceKind.KALSHI_CANDLES).take("study.json", study);
    assertThat(taken.rows()).hasSize(7);
    assertThat(taken.result().notes())
        .contains("left out: 1 trade, which --from kalshi-trades takes");

    taken.named(null, null).from(SourceKind.KALSHI_TRADES).take("study.json", study);
    assertThat(taken.rows()).hasSize(8);
    assertThat(taken.result().notes())
        .contains("left out: 2 candles, which --from kalshi-candles takes");
  }

  @Test
  void whatHoldsNoPriceOrDateIsCounted() {
    taken
        .named("T", null)
        .from(SourceKind.KALSHI_CANDLES)
        .take("c.json", "{'candlesticks':[{'end_period_ts':1786000020,'price':{'open':null}}]}");
    assertThat(taken.result().notes()).contains("left out: 1 candle without a price");

    taken.named(null, null);
    markets("{'ticker':'A','event_ticker':'B','close_time':null,'status':'active'}");
    assertThat(taken.result().notes()).contains("left out: 1 market without a date");
  }

  @Test
  void aCandleIsItsCloseAtTheEndOfItsPeriod() {
    taken
        .from(SourceKind.KALSHI_CANDLES)
        .assumeLag(Duration.ZERO)
        .take("c.json", "{'ticker':'RACE-26-ADA','candlesticks':[" + LIVE + "]}");

    String at = " 2026-08-06T07:07:00Z known 2026-08-06T07:07:00Z ASSUMED ";
    assertThat(taken.rows())
        .containsExactlyInAnyOrder(
            "RACE-26-ADA bid" + at + "0.75",
            "RACE-26-ADA ask" + at + "0.77",
            "RACE-26-ADA market_mid" + at + "0.76",
            "RACE-26-ADA last_trade" + at + "0.76");
  }

  @Test
  void theHistoricalNamesAreTheSameAndNothingIsCarriedOver() {
    taken
        .from(SourceKind.KALSHI_CANDLES)
        .named("RACE-26-ADA", "RACE-26")
        .take("c.json", "[" + HISTORICAL + "]");

    String at = " 2026-08-06T08:00:00Z known 2026-09-01T12:00:00Z CLAIMED ";
    assertThat(taken.rows())
        .containsExactlyInAnyOrder(
            "RACE-26-ADA bid" + at + "0.58",
            "RACE-26-ADA ask" + at + "0.59",
            "RACE-26-ADA market_mid" + at + "0.585");
    assertThat(taken.events()).containsExactly("RACE-26");
  }

  @Test
  void aDayOfNewYorkEndsAtItsMidnight() {
    String day = LIVE.replace("1786000020", "1786075200");
    taken
        .from(SourceKind.KALSHI_CANDLES)
        .assumeLag(Duration.ZERO)
        .take("c.json", "{'markets':[{'market_ticker':'T','candlesticks':[" + day + "]}]}");

    assertThat(taken.rows())
        .hasSize(4)
        .allMatch(row -> row.contains(" 2026-08-07T04:00:00Z known 2026-08-07T04:00:00Z "));
  }

  @Test
  void daysThatEndAtMidnightInUtcAreTold() {
    for (long hour : List.of(0L, 4L)) {
      StringBuilder days = new StringBuilder();
      for (long day = 20_671; day < 20_674; day++) {
        long end = day * 86_400 + hour * 3_600;
        days.append(days.isEmpty() ? "" : ",").append(LIVE.replace("1786000020", "" + end));
      }
      taken
          .from(SourceKind.KALSHI_CANDLES)
          .assumeLag(Duration.ZERO)
          .take(hour + ".json", "{'ticker':'T" + hour + "','candlesticks':[" + days + "]}");
      assertThat(taken.rows()).anyMatch(row -> row.startsWith("T" + hour + " "));
      boolean told =
          taken.result().notes().stream()
              .anyMatch(
                  note -> note.startsWith("the candles of T0 all end at 00:00Z, but Kalshi's"));
      assertThat(told).isEqualTo(hour == 0);
    }
  }

  @Test
  void aCandleThatWasStillOpenWhenItWasFetchedIsKeptOut() {
    taken
        .from(SourceKind.KALSHI_CANDLES)
        .fetchedAt("2026-08-06T07:06:59Z")
        .take("c.json", "{'ticker':'T','candlesticks':[" + LIVE + "]}");

    assertThat(taken.rows()).isEmpty();
    assertThat(taken.result().quarantined()).isEqualTo(4);
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("knowledge before event time");
  }

  @Test
  void aWholeNumberMayBeCents() {
    taken
        .from(SourceKind.KALSHI_CANDLES)
        .take(
            "c.json",
            "{'ticker':'T','candlesticks':[" + HISTORICAL.replace("'0.5800'", "58") + "]}");

    assertThat(taken.quarantine()).singleElement().asString().contains("close: 58 may be cents");
  }

  @Test
  void aCandleOfNoMarketSaysWhatIsMissing() {
    taken.from(SourceKind.KALSHI_CANDLES).take("c.json", "{'candlesticks':[" + LIVE + "]}");

    assertThat(taken.quarantine()).singleElement().asString().contains("--entity TICKER");
  }

  @Test
  void aTradeIsALastTrade() {
    taken
        .from(SourceKind.KALSHI_TRADES)
        .take(
            "t.json",
            "{'trades':[{'trade_id':'a','ticker':'T','created_time':'2026-08-05T14:01:09.49656Z',"
                + "'yes_price_dollars':'0.9980','no_price_dollars':'0.0020'},{'ticker':'T',"
                + "'created_time':'2026-08-05T14:02:00Z','yes_price':'0.99'},{'ticker':'T',"
                + "'created_time':'2026-08-05T14:03:00','yes_price':'0.99'}],'cursor':''}");

    assertThat(taken.rows())
        .extracting(row -> row.split(" known")[0] + row.substring(row.lastIndexOf(' ')))
        .containsExactly(
            "T last_trade 2026-08-05T14:01:09.496560Z 0.998",
            "T last_trade 2026-08-05T14:02:00Z 0.99");
    assertThat(taken.quarantine()).singleElement().asString().startsWith("3 | created_time: ");
  }

  @Test
  void theCloseIsAPlanWhileItTrades() {
    markets(market("active", ",'result':''"));

    assertThat(taken.milestones())
        .containsExactly(
            "RACE-26 RACE-26-ADA scheduled_close 2026-08-05T14:02:38Z known 2026-09-01T12:00:00Z"
                + " -");
  }

  @Test
  void theCloseIsAFactOnceItIsClosed() {
    markets(market("closed", ",'occurrence_datetime':'2026-08-05T13:47:57Z'"));

    assertThat(taken.milestones())
        .extracting(row -> row.split(" known")[0])
        .containsExactlyInAnyOrder(
            "RACE-26 RACE-26-ADA closed 2026-08-05T14:02:38Z",
            "RACE-26 RACE-26-ADA event_end 2026-08-05T13:47:57Z");
  }

  @Test
  void anAmendedOutcomeIsARevision() {
    markets(market("determined", ",'result':'yes'"));
    taken.fetchedAt("2026-09-02T12:00:00Z");
    markets(market("amended", ",'result':'no'"));
    taken.fetchedAt("2026-09-03T12:00:00Z");
    markets(market("finalized", ",'result':'no','settlement_ts':'2026-09-02T14:00:00.947032Z'"));

    assertThat(taken.milestones())
        .filteredOn(row -> !row.contains(" closed "))
        .containsExactlyInAnyOrder(
            "RACE-26 RACE-26-ADA proposed 2026-09-01T12:00:00Z known 2026-09-01T12:00:00Z 1",
            "RACE-26 RACE-26-ADA proposed 2026-09-02T12:00:00Z known 2026-09-02T12:00:00Z 0",
            "RACE-26 RACE-26-ADA resolved 2026-09-02T14:00:00.947032Z known 2026-09-03T12:00:00Z"
                + " 0");
  }

  @Test
  void whatItDoesNotKnowIsKeptOut() {
    markets(market("melted", ""));

    assertThat(taken.quarantine()).singleElement().asString().contains("unknown status 'melted'");
  }

  private static String trade(String created, String price) {
    return "{'ticker':'T','created_time':'" + created + "','yes_price_dollars':'" + price + "'}\n";
  }

  @Test
  void twoFormsOfTimeInOneFieldAreTheSame() {
    taken
        .from(SourceKind.KALSHI_TRADES)
        .take(
            "t.jsonl",
            trade("2026-08-05T14:01:09.5Z", "0.5") + trade("2026-08-05 14:01:10+00:00", "0.6"));

    assertThat(taken.rows())
        .extracting(row -> row.split(" known")[0])
        .containsExactly(
            "T last_trade 2026-08-05T14:01:09.500Z", "T last_trade 2026-08-05T14:01:10Z");
  }

  @Test
  void aTimeWithoutAnOffsetNeedsAZoneAndAnHourThatIsThereOnce() {
    String naive = trade("2026-03-08T01:30:00", "0.5");
    taken.from(SourceKind.KALSHI_TRADES).take("t.jsonl", naive);
    assertThat(taken.quarantine()).singleElement().asString().contains("--tz");

    taken
        .zone("America/New_York")
        .take(
            "u.jsonl",
            naive + trade("2026-03-08T02:30:00", "0.6") + trade("2025-11-02T01:30:00", "0.7"));
    assertThat(taken.rows())
        .singleElement()
        .asString()
        .startsWith("T last_trade 2026-03-08T06:30:00Z ");
    assertThat(taken.quarantine())
        .extracting(row -> row.substring(0, row.indexOf(" | {")))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("2 | created_time: ")
                    .contains(
                        "no such time in America/New_York, where the clocks skip it",
                        "2026-03-08T02:30:00"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("3 | created_time: ")
                    .contains("comes twice in America/New_York", "2025-11-02T01:30:00"));
  }

  @Test
  void twoTradesAtOneInstantAreOneAndTheOtherIsCounted() {
    taken
        .from(SourceKind.KALSHI_TRADES)
        .take(
            "t.jsonl", trade("2026-08-05T14:01:09Z", "0.5") + trade("2026-08-05T14:01:09Z", "0.6"));

    assertThat(taken.result().superseded()).isEqualTo(1);
    assertThat(taken.rows()).singleElement().asString().endsWith(" 0.6");
  }

  /** Kalshi's names in {@code _ts} count seconds in some answers and are written in others. */
  @Test
  void aTimeUnderANameInTsMayBeACountOfSeconds() {
    String trade = TRADE.replace("'created_time':'2026-08-05T14:01:09.49656Z'", "'created_ts':%s");
    taken
        .from(SourceKind.KALSHI_TRADES)
        .take(
            "t.json",
            "["
                + trade.formatted("1785938469")
                + ","
                + trade.formatted("'2026-08-05T14:02:00Z'")
                + ","
                + trade.formatted("1785938469000")
                + "]");

    assertThat(taken.rows())
        .extracting(row -> row.split(" known")[0])
        .containsExactly("T last_trade 2026-08-05T14:01:09Z", "T last_trade 2026-08-05T14:02:00Z");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("created_ts: 1785938469000 read as seconds is in the year 58564; it looks like");
  }

  /** An event's candles stand in a list for each market, beside the list of the markets. */
  @Test
  void theCandlesOfAnEventBelongToTheMarketsBesideThem() {
    String of = "'market_candlesticks':[[" + LIVE + "],[],[" + HISTORICAL + "," + LIVE + "]]";
    taken
        .from(SourceKind.KALSHI_CANDLES)
        .named(null, "RACE-26")
        .take("e.json", "{'market_tickers':['A','B','C']," + of + ",'adjusted_end_ts':1}");

    assertThat(taken.rows())
        .extracting(row -> row.substring(0, row.indexOf('Z')))
        .filteredOn(row -> row.contains("bid"))
        .containsExactly(
            "A bid 2026-08-06T07:07:00", "C bid 2026-08-06T07:07:00", "C bid 2026-08-06T08:00:00");
    assertThat(taken.events()).containsExactly("RACE-26");
    assertThat(taken.result().notes()).contains("left out: 1 empty list");

    taken.take("late.json", "{" + of + ",'market_tickers':['A','B','C']}");
    assertThat(taken.quarantine())
        .hasSize(3)
        .allMatch(row -> row.contains("says not which market it is about"));
    taken.named("A", null).take("named.json", "{'market_tickers':['A','B','C']," + of + "}");
    assertThat(taken.quarantine())
        .filteredOn(row -> row.contains("--entity names but one"))
        .hasSize(2);
  }

  @Test
  void candlesOfTwoMarketsDoNotGoUnderOneName() {
    String line =
        "{'ticker':'%s','candlesticks':[{'end_period_ts':1786000020,'yes_bid':{'close':'0.10'},"
            + "'yes_ask':{'close':'0.20'}}]}\n";
    taken
        .from(SourceKind.KALSHI_CANDLES)
        .named("A", "RACE-26")
        .take("two.jsonl", line.formatted("X") + line.formatted("Y"));
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("is of Y, and the first of X: --entity names but one; leave it out");
  }
}
