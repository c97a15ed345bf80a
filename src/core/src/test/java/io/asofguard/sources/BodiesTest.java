package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost between a record and the fields that are called like a recorder's body. */
class BodiesTest {
  private static final String AT = "'received_at':'2026-08-20T11:00:00Z'";
  private static final String TRADE =
      "'ticker':'T','yes_price_dollars':'0.4','created_time':'2026-08-05T14:00:00Z'";
  private static final String MARKET =
      "'ticker':'T','event_ticker':'E','status':'active','close_time':'2026-09-30T00:00:00Z'";
  private static final String CANDLE =
      "'ticker':'T','end_period_ts':1786003200,'yes_bid':{'close':'0.5800'}";
  private static final String BET =
      "'contractId':'m1','probAfter':0.45,'createdTime':1785000000123,'amount':2";
  private static final String MANIFOLD =
      "'id':'m1','question':'q','closeTime':1786000000000,'isResolved':false";
  private static final String OTHER = MANIFOLD.replace("m1", "other");
  private static final String SERIES =
      "'market_id':'m1','resolved_ts':1786000000,'outcome':1,'series':[[1785000000,0.4]]";
  private static final String ADA =
      "'slug':'ada','groupItemTitle':'Ada','outcomes':['Yes','No'],'endDate':'2026-12-31T00:00:00Z'";
  private static final String EVENT = "'slug':'race','markets':[{" + ADA + "}]";
  private static final String POINT = "'token_id':'7','t':1786000000,'p':0.3";

  private static final String FRAME =
      "'event_type':'last_trade_price','timestamp':'1786000000000','price':'0.3','asset_id':'1'";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  private void isTakenAsItIs(SourceKind kind, String record, String... bodies) {
    taken.from(kind).take("r.jsonl", "{" + record + "}");
    assertThat(taken.result().quarantined()).as(record).isZero();
    long read = taken.result().read();
    assertThat(read).as(record).isPositive();
    for (String name : List.of("'raw':", "'body':", "'data':")) {
      for (String body : bodies) {
        for (String form : List.of("{%s,%s}", "{" + AT + ",%s,%s}", "[{%s,%s}]")) {
          String payload = form.formatted(record, name + body);
          taken.take("r.jsonl", payload).take("r.json", payload);
          assertThat(taken.result().quarantined()).as(payload).isZero();
          assertThat(taken.result().read()).as(payload).isEqualTo(read);
        }
      }
    }
  }

  @Test
  void aRecordBesideItsOriginalIsTakenAsItIs() {
    isTakenAsItIs(SourceKind.KALSHI_TRADES, TRADE, "[]", "{'foo':1}");
    isTakenAsItIs(SourceKind.KALSHI_MARKETS, MARKET, "[]", "{'foo':1}");
    isTakenAsItIs(SourceKind.KALSHI_CANDLES, CANDLE, "[]", "{'foo':1}");
    isTakenAsItIs(SourceKind.MANIFOLD, BET, "[]", "{'foo':1}");
    isTakenAsItIs(SourceKind.MANIFOLD, MANIFOLD, "[]", "{" + OTHER + "}");
    isTakenAsItIs(SourceKind.MANIFOLD, SERIES, "[]", "{" + OTHER + "}");
    isTakenAsItIs(SourceKind.POLYMARKET_GAMMA, ADA, "[]", "{'k':1}");
    isTakenAsItIs(SourceKind.POLYMARKET_GAMMA, EVENT, "[]", "{'k':1}");
    isTakenAsItIs(SourceKind.POLYMARKET_PRICES, POINT, "[]", "{'k':1}");

    assertThat(taken.milestones()).isNotEmpty().noneMatch(row -> row.contains("other"));
  }

  @Test
  void aRecordAfterItsOriginalIsTakenToo() {
    taken
        .from(SourceKind.KALSHI_TRADES)
        .take("t.jsonl", "{" + AT + ",'raw':{'foo':1}," + TRADE + "}");
    assertThat(taken.rows()).singleElement().asString().contains("known 2026-08-20T11:00:00Z");
    assertThat(taken.quarantine()).singleElement().asString().contains("{\"foo\":1}");

    taken.from(SourceKind.POLYMARKET_GAMMA).take("e.json", "{'data':{'k':1}," + EVENT + "}");
    assertThat(taken.milestones()).hasSize(2);
  }

  @Test
  void whatIsWrongInABodyKeepsOutItsLineAlone() {
    String market = "{'payload':{" + MANIFOLD + ",'bets':[{" + BET + "}]}," + AT + "}";
    String sound = "{'payload':{" + OTHER + "}," + AT + "}";
    taken
        .from(SourceKind.MANIFOLD)
        .take("m.jsonl", sound + "\n" + market + "\n" + sound.replace("other", "m2"));
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("2 | a market has its bets inside");
    taken.take("m.json", "[" + market + "," + sound.replace("other", "m3") + "]");

    assertThat(taken.quarantine()).hasSize(2);
    assertThat(taken.milestones())
        .extracting(row -> row.split(" ")[0])
        .containsExactlyInAnyOrder("other", "m2", "m3");
  }

  /** One that comes before the receive time was held, and one that comes after it was opened. */
  @Test
  void bothBodiesAroundAReceiveTimeAreTaken() {
    String trade = "{" + TRADE + "}";
    for (String payload :
        List.of(
            "{'body':" + trade + "," + AT + ",'response':{'status':200}}",
            "{'data':[" + trade + "]," + AT + ",'raw':[]}",
            "{'data':[" + trade + "],'trades':[]}")) {
      taken.from(SourceKind.KALSHI_TRADES).take("t.jsonl", payload).take("t.json", payload);
      assertThat(taken.result().duplicate()).as(payload).isEqualTo(1);
    }
    assertThat(taken.rows()).hasSize(2).anyMatch(row -> row.contains("known 2026-08-20T11:00:00Z"));
    assertThat(taken.quarantine()).singleElement().asString().contains("{\"status\":200}");

    taken
        .from(SourceKind.MANIFOLD)
        .take("m.json", "{'data':[{" + MANIFOLD + "}]," + AT + ",'bets':[{" + BET + "}]}");
    assertThat(taken.rows()).hasSize(3);
    assertThat(taken.milestones()).hasSize(1);
  }

  @Test
  void aFrameBesideASignOfLifeIsAFrame() {
    taken
        .from(SourceKind.POLYMARKET_WS)
        .take(
            "f.jsonl",
            "{"
                + AT
                + ",'message':'PONG','data':{"
                + FRAME
                + "}}\n"
                + "{"
                + AT
                + ",'message':'PING',"
                + FRAME.replace("000','p", "001','p")
                + "}\n"
                + "{"
                + AT
                + ",'message':'PONG','data':null}");

    assertThat(taken.rows()).hasSize(2);
    assertThat(taken.result().notes()).contains("left out: 1 heartbeat");
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void everyBodyOfAFrameIsTaken() {
    String second = FRAME.replace("'1'", "'2'");
    taken
        .from(SourceKind.POLYMARKET_WS)
        .take(
            "f.jsonl",
            "{"
                + AT
                + ",'frame':{"
                + FRAME
                + "},'book':{"
                + second
                + "},'raw':'no JSON'}\n"
                + "{"
                + AT
                + ",'data':[{"
                + FRAME
                + "}],'response':200}\n"
                + "{"
                + AT
                + ",'data':{"
                + FRAME
                + "},'raw':'[{"
                + second.replace("'", "\\'")
                + "}]'}");

    assertThat(taken.rows()).hasSize(2);
    assertThat(taken.result().read()).isEqualTo(5);
    assertThat(taken.quarantine()).isEmpty();

    String third = FRAME.replace("'1'", "'3'");
    taken.take("g.jsonl", "{" + AT + ",'payload':{'status':200},'raw':{" + third + "}}");
    assertThat(taken.rows()).hasSize(3);
    assertThat(taken.quarantine()).singleElement().asString().contains("no frame of Polymarket");
  }
}
