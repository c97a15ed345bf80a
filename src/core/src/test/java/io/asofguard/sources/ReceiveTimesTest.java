package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receive time counts wherever a recorder writes it. */
class ReceiveTimesTest {
  private static final String AT = "'received_at':'2026-08-20T11:00:00Z'";
  private static final String KNOWN = "known 2026-08-20T11:00:00Z ";
  private static final String TRADE =
      "'trade_id':'x','ticker':'T','yes_price_dollars':'0.4','created_time':'2026-08-05T14:00:00Z'";
  private static final String BET =
      "'contractId':'m1','probAfter':0.45,'createdTime':1785000000123,'amount':2";
  private static final String MARKET =
      "'ticker':'T','event_ticker':'E','status':'active','close_time':'2026-09-30T00:00:00Z'";
  private static final String FRAME =
      "'event_type':'last_trade_price','asset_id':'1','price':'0.3','timestamp':'1786000000000'";
  private static final String BOOK =
      "'asset_id':'1','timestamp':'1786000000000','bids':[{'price':'0.3'}],'asks':[]";
  private static final String ADA =
      "{'slug':'ada','groupItemTitle':'Ada','outcomes':['Yes','No'],"
          + "'endDate':'2026-12-31T00:00:00Z'%s}";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).named("race/ada", "race").fetchedAt("2026-08-10T00:00:00Z");
  }

  @AfterEach
  void close() {
    taken.close();
  }

  /** Points 600 s apart, and one more that is stamped 20 s before {@code received}. */
  private static String polled(long first, int points, long received) {
    return IntStream.range(0, points)
        .mapToObj(i -> "{'t':" + (first + 600L * i) + ",'p':0.3}")
        .collect(Collectors.joining(",", "[", ",{'t':" + (received - 20) + ",'p':0.9}]"));
  }

  @Test
  void eachAnswerOfAPollingRecorderHasAPointStampedNow() {
    String first = polled(1786000000, 4, 1786002137);
    String second = polled(1786000600, 4, 1786002737);
    for (String answer : List.of("'history':%s", "'token_id':'7','data':{'history':%s}")) {
      String line = "{'received_at':%d," + answer + "}";
      String one = line.formatted(1786002137, first);
      String other = line.formatted(1786002737, second);
      taken.take("lines.jsonl", one + "\n" + other);
      assertThat(taken.result().quarantined()).isEqualTo(2);
      taken.take("list.json", "[" + one + "," + other + "]");
      assertThat(taken.result().quarantined()).isEqualTo(2);
    }

    assertThat(taken.rows()).hasSize(8).noneMatch(row -> row.endsWith("0.9"));
    assertThat(taken.quarantine())
        .allMatch(row -> row.contains("the point that a request appends"));
  }

  /** Each window's answer ends with the time of its request, whoever knows that time. */
  @Test
  void eachListOfAFileThatWasFetchedAtOnceHasAPointStampedNow() {
    String first = polled(1786000000, 4, 1786009137);
    String second = polled(1786003000, 4, 1786009138);
    for (String answer : List.of("{'history':%s}", "%s")) {
      taken
          .fetchedAt("2026-08-06T09:38:57Z")
          .take("windows.jsonl", answer.formatted(first) + "\n" + answer.formatted(second));
      assertThat(taken.result().quarantined()).isEqualTo(2);
    }
    assertThat(taken.rows()).hasSize(8);
  }

  @Test
  void anAnswerWithALinePerPointIsOneAnswer() {
    String points = polled(1786000000, 4, 1786002137);
    String lines = points.substring(1, points.length() - 1).replace("},{", "}\n{");
    taken.take("recorded.jsonl", lines.replace("{", "{'received_at':1786002137,"));
    assertThat(taken.result().quarantined()).isEqualTo(1);
    taken.fetchedAt("2026-08-06T07:42:17Z").take("fetched.jsonl", lines);
    assertThat(taken.result().quarantined()).isEqualTo(1);
    assertThat(taken.rows()).hasSize(4);
  }

  @Test
  void pointsThatCameOneByOneHaveNoStep() {
    String point = "{'received_at':%d,'t':%d,'p':0.3}";
    String answer = "{'received_at':%d,'history':[{'t':%d,'p':0.3}]}";
    for (String form : List.of(point, answer)) {
      List<String> live =
          IntStream.of(0, 60, 120, 195)
              .mapToObj(at -> form.formatted(1786000002 + at, 1786000000 + at))
              .toList();
      taken.take("live.jsonl", String.join("\n", live)).take("live.json", live.toString());
      assertThat(taken.result().quarantined()).isZero();
      taken.take("inside.json", "{'history':" + live + "}");
      assertThat(taken.result().quarantined()).isZero();
    }

    assertThat(taken.rows())
        .hasSize(4)
        .anyMatch(row -> row.contains("07:09:55Z known 2026-08-06T07:09:57Z"));
    assertThat(taken.result().notes())
        .first()
        .asString()
        .startsWith("4 answers end with what may be the point that a request appends");
  }

  @Test
  void aTokenBesideAnAnswerNamesItWhateverTheAnswerStandsIn() {
    taken
        .named(null, "race")
        .take(
            "r.jsonl",
            "{" + AT + ",'token_id':'555','result':{'history':[{'t':1786000000,'p':0.3}]}}")
        .take(
            "m.jsonl",
            "{" + AT + ",'token_id':'555','history':{'7770000000':[{'t':1786000000,'p':0.3}]}}");

    assertThat(taken.rows())
        .extracting(row -> row.split(" ")[0])
        .containsExactly("555", "7770000000");
  }

  @Test
  void theReceiveTimeOfAnEventIsThatOfItsMarkets() {
    String event = "'slug':'race','markets':[" + ADA.formatted("") + "]";
    taken.from(SourceKind.POLYMARKET_GAMMA).named(null, null).fetchedAt(null);
    for (String payload :
        List.of(
            "{" + event + "," + AT + "}",
            "{" + AT + "," + event + "}",
            "[{" + event + "," + AT + "}]")) {
      taken.take("e.json", payload).take("e.jsonl", payload + "\n" + payload);
    }
    taken.fetchedAt("2026-08-10T00:00:00Z").take("again.json", "{" + event + "," + AT + "}");

    assertThat(taken.milestones()).hasSize(2).allMatch(row -> row.contains(KNOWN));
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void aMarketsOwnReceiveTimeIsNearerThanItsEvents() {
    String own = ADA.formatted(",'received_at':'2026-08-21T00:00:00Z'");
    taken
        .from(SourceKind.POLYMARKET_GAMMA)
        .named(null, null)
        .take("e.json", "{'slug':'race','markets':[" + own + "]," + AT + "}");

    assertThat(taken.milestones())
        .hasSize(2)
        .allMatch(row -> row.contains("known 2026-08-21T00:00:00Z"));
  }

  @Test
  void aReceiveTimeInsideABodyCountsForWhatIsInIt() {
    String timed = "{" + AT + "," + FRAME + "}";
    taken.from(SourceKind.POLYMARKET_WS).assumeLag(Duration.ofSeconds(1));
    for (String line :
        List.of(
            "{'frames':[" + timed + "]}",
            "{'frame':" + timed + "}",
            "{'data':[{" + FRAME + "," + AT + "}]}",
            "{'payload':'" + timed.replace("'", "\\'") + "'}",
            "{'received_at':'2026-08-19T00:00:00Z','frame':" + timed + "}",
            "{'fetched_at':'2026-08-22T00:00:00Z','frame':" + timed + "}")) {
      taken.take("f.jsonl", line);
      assertThat(taken.result().quarantined()).isZero();
    }
    assertThat(taken.rows()).singleElement().asString().contains(KNOWN);

    taken.from(SourceKind.POLYMARKET_BOOK).take("b.json", "{'data':[{" + BOOK + "," + AT + "}]}");
    assertThat(taken.rows()).hasSize(2).allMatch(row -> row.contains(KNOWN));
  }

  @Test
  void eachFrameInABodyHasItsOwn() {
    String later = FRAME.replace("1786000000000", "1786000001000");
    taken
        .from(SourceKind.POLYMARKET_WS)
        .take(
            "f.jsonl",
            "{'received_at':'2026-08-22T00:00:00Z','frames':[{"
                + FRAME
                + "},{"
                + later
                + ","
                + AT
                + "}]}");

    assertThat(taken.rows())
        .satisfiesExactly(
            row -> assertThat(row).contains("07:06:40Z known 2026-08-22T00:00:00Z"),
            row -> assertThat(row).contains("07:06:41Z " + KNOWN));
  }

  @Test
  void ofTwoReceiveTimesInOneObjectTheLaterCounts() {
    taken.from(SourceKind.KALSHI_TRADES).named(null, "e");
    String early = "'fetched_at':'2026-08-19T00:00:00Z'";
    String earliest = early.replace("fetched_at", "received_at").replace("19T", "18T");
    taken
        .take("a.jsonl", "{" + early + "," + AT + "," + TRADE + "}")
        .take("b.jsonl", "{" + AT + "," + early + ",'trades':[{" + TRADE + "}]}")
        .take("c.jsonl", "{" + earliest + ",'local_ts':1787223600," + TRADE + "}");

    assertThat(taken.rows()).singleElement().asString().contains(KNOWN);
  }

  @Test
  void aPayloadMayComeBeforeItsReceiveTime() {
    taken.named(null, null);
    everyOrder(SourceKind.KALSHI_TRADES, TRADE, "trades");
    everyOrder(SourceKind.MANIFOLD, BET, "bets");
    assertThat(taken.rows()).hasSize(2).allMatch(row -> row.contains(KNOWN));

    everyOrder(SourceKind.KALSHI_MARKETS, MARKET, "markets");
    everyOrder(
        SourceKind.POLYMARKET_GAMMA, ADA.substring(1).replace("%s}", ",'id':'1'"), "markets");
    assertThat(taken.milestones()).hasSize(3).allMatch(row -> row.contains(KNOWN));
    assertThat(taken.quarantine()).isEmpty();
  }

  private void everyOrder(SourceKind kind, String record, String list) {
    String one = "{" + record + "}";
    String many = "'" + list + "':[" + one + "]";
    for (String payload :
        List.of(
            "{'payload':" + one + "," + AT + "}",
            "{'response':[" + one + "]," + AT + "}",
            "{'payload':{" + many + "}," + AT + "}",
            "{'response':{" + AT + "," + many + "}}",
            "{'body':{'response':{" + AT + "," + many + "}}}",
            "{'response':{" + record + "," + AT + "}}")) {
      taken.from(kind).take("p.jsonl", payload).take("p.json", payload);
      assertThat(taken.result().quarantined()).as(payload).isZero();
      assertThat(taken.result().duplicate()).as(payload).isPositive();
    }
  }

  @Test
  void aListBeforeItsReceiveTimeIsRefusedInsideABodyToo() {
    String late = "{'data':{'trades':[{" + TRADE + "}]," + AT + "}}";

    taken.from(SourceKind.KALSHI_TRADES).named(null, "e");
    assertThatThrownBy(() -> taken.take("t.jsonl", late))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("has a receive time, 'received_at', after what was received");
    assertThat(taken.rows()).isEmpty();
  }
}
