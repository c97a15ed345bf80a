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

class PolymarketPricesTest {
  private static final String TOKEN = "6510000000000000000000000000000000000001";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).named("race/ada", "race");
  }

  @AfterEach
  void close() {
    taken.close();
  }

  static String history(String... points) {
    return "{'history':[" + String.join(",", points) + "]}";
  }

  static String point(long second, String price) {
    return "{'t':" + second + ",'p':" + price + "}";
  }

  @Test
  void aPointIsAMidKnownWhenFetched() {
    taken.take("h.json", history(point(1786000000, "0.35"), point(1786000900, "0.3605")));

    assertThat(taken.rows())
        .containsExactly(
            "race/ada market_mid 2026-08-06T07:06:40Z known 2026-09-01T12:00:00Z CLAIMED 0.35",
            "race/ada market_mid 2026-08-06T07:21:40Z known 2026-09-01T12:00:00Z CLAIMED 0.3605");
    assertThat(taken.events()).containsExactly("race");
    assertThat(taken.result().notes())
        .containsExactly("knowledge times: 2 known when fetched, 2026-09-01T12:00:00Z (CLAIMED)");
  }

  @Test
  void whatARecorderWroteBesideItCountsAndTheOptionOnlyForTheRest() {
    String recorded = "{'fetched_at':'2026-09-05T11:00:00Z','history':[";
    taken.take(
        "h.jsonl",
        recorded + point(1786000000, "0.35") + "]}\n" + history(point(1786000900, "0.36")));
    taken
        .assumeLag(Duration.ofMinutes(1))
        .take("l.json", recorded + point(1786001800, "0.4") + "]}");

    assertThat(taken.rows())
        .extracting(row -> row.substring(row.indexOf("known")))
        .containsExactlyInAnyOrder(
            "known 2026-09-05T11:00:00Z CLAIMED 0.4",
            "known 2026-09-05T11:00:00Z CLAIMED 0.35",
            "known 2026-09-01T12:00:00Z CLAIMED 0.36");
  }

  @Test
  void aRecorderMayPutTheAnswerIntoAFieldOfItsOwn() {
    String recorded = "{'received_at':'2026-09-05T11:00:00Z','response':";
    taken.take("h.json", recorded + history(point(1786000000, "0.35")) + "}");
    taken
        .named(null, "race")
        .take("m.json", recorded + "{'111':" + history(point(1786000000, "0.2")) + "}}");

    assertThat(taken.rows())
        .extracting(row -> row.split(" ")[0] + row.substring(row.indexOf(" known")))
        .containsExactly(
            "111 known 2026-09-05T11:00:00Z CLAIMED 0.2",
            "race/ada known 2026-09-05T11:00:00Z CLAIMED 0.35");
  }

  @Test
  void aReceiveTimeAfterThePointsIsRefusedAndNotOverruled() {
    String late =
        "{'history':[" + point(1786000000, "0.35") + "],'fetched_at':'2026-09-05T11:00:00Z'}";

    for (String payload : List.of(late, late + "\n" + late)) {
      assertThatThrownBy(() -> taken.take("h.json", payload))
          .isInstanceOf(BadFileException.class)
          .hasMessageContaining("has a receive time, 'fetched_at', after what was received");
    }
    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void aLagIsAssumedAndSaidInTheSummary() {
    taken.assumeLag(Duration.ofMinutes(15)).take("h.json", history(point(1786000000, "0.35")));

    assertThat(taken.rows())
        .containsExactly(
            "race/ada market_mid 2026-08-06T07:06:40Z known 2026-08-06T07:21:40Z ASSUMED 0.35");
    assertThat(taken.result().notes())
        .last()
        .isEqualTo("knowledge times: 1 ASSUMED, event time + PT15M");
  }

  @Test
  void withoutEitherEachPointIsKeptOutAndBothAreNamed() {
    taken.fetchedAt(null).take("h.json", history(point(1786000000, "0.35")));

    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("--fetched-at", "--assume-lag", "{\"t\":1786000000,\"p\":0.35}");
  }

  @Test
  void theSummaryCountsTheKnowledgeTimesOfWhatWentIn() {
    taken.take("h.json", history(point(1786000000, "0.1"), point(1786000900, "1.2")));
    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.result().notes())
        .contains("knowledge times: 1 known when fetched, 2026-09-01T12:00:00Z (CLAIMED)");
  }

  @Test
  void millisecondsAreRefusedWithTheGuess() {
    taken.take("h.json", history(point(1786000000000L, "0.35")));

    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains(
            "t: 1786000000000 read as seconds is in the year 58566;"
                + " it looks like milliseconds, 2026-08-06T07:06:40Z");
  }

  @Test
  void aPriceThatIsNoneIsKeptOut() {
    taken.take(
        "h.json", history(point(1786000000, "1.5"), "{'t':1786000900}", point(1786001800, "0.5")));

    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine())
        .extracting(row -> row.split(" \\| ")[1].split(":")[0])
        .containsExactly("value outside the field's range", "'p' is missing");
  }

  @Test
  void aFileThatWasCutOffIsRefused() {
    assertThatThrownBy(() -> taken.take("h.json", "{'history':[{'t':1786000000,'p':0.3"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("h.json:1: ends in the middle of a value: it was cut off");
    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void anEmptyHistoryHasNoRows() {
    taken.take("h.json", "{'history':[]}");

    assertThat(taken.result().notes()).containsExactly("no rows", "left out: 1 empty list");
    assertThat(taken.result().snapshot()).isNull();
  }

  @Test
  void theSamePayloadAgainChangesNothing() {
    String payload = history(point(1786000000, "0.35"), point(1786000900, "0.36"));
    taken.take("h.json", payload).take("h.json", payload);

    assertThat(taken.result().duplicate()).isEqualTo(2);
    assertThat(taken.result().snapshot()).isNull();
  }

  @Test
  void anotherPriceAtTheSameTimesIsAConflictWithItsText() {
    taken.take("h.json", history(point(1786000000, "0.35")));
    taken.take("h2.json", history(point(1786000000, "0.36")));

    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("1 | conflict")
        .endsWith("{\"t\":1786000000,\"p\":0.36}");
  }

  @Test
  void twoFetchesOfTheSamePointsAreTwoRevisions() {
    taken.take("h.json", history(point(1786000000, "0.35")));
    taken.fetchedAt("2026-09-02T12:00:00Z").take("h2.json", history(point(1786000000, "0.36")));

    assertThat(taken.rows()).hasSize(2);
  }

  /** Which of the two counts, nobody can say. */
  @Test
  void aFieldThatIsGivenTwiceIsRefused() {
    String twice = "{'t':1786000000,'p':0.5,'p':0.6}";
    for (String payload :
        List.of(
            "[" + twice + "]",
            "{'history':[{'t':1786000000,'p':0.5}],'history':[{'t':1786000900,'p':0.6}]}",
            "{'x':1,'history':[],'x':{'y':2}}",
            "[{'t':1786000000,'p':0.5,'more':{'a':1,'a':null}}]")) {
      assertThatThrownBy(() -> taken.take("h.json", payload))
          .isInstanceOf(BadFileException.class)
          .hasMessageContaining("h.json:1: is not sound JSON ('")
          .hasMessageContaining("' is given twice in one object)");
    }
    taken.take("h.jsonl", "{'t':1786000000,'p':0.5}\n" + twice + "\n");
    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("unparsable: not sound JSON ('p' is given twice in one object)");
  }

  @Test
  void aPointWithMoreBesideItIsTakenAndTheRestIsNotLost() {
    String token = "{'token':'" + TOKEN + "',";
    taken
        .named(null, null)
        .take("tags.jsonl", token + "'tags':[],'t':1786000000,'p':0.1}")
        .take("request.jsonl", token + "'request':{},'t':1786000900,'p':0.2}")
        .take("list.json", "[" + token + "'request':{},'t':1786001800,'p':0.3}]");

    assertThat(taken.rows())
        .extracting(row -> row.substring(row.lastIndexOf(' ') + 1))
        .containsExactly("0.1", "0.2", "0.3");
    assertThat(taken.quarantine()).singleElement().isEqualTo("1 | 't' is missing | {}");
  }

  @Test
  void rowsOfOneLineThatAreKeptOutKeepTheirReasonsAndTexts() {
    taken.take(
        "h.jsonl", "[{'t':1786000000000,'p':0.1},{'p':0.2},{'p':0.3},{'t':1786000000,'p':0.4}]");

    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("year 58566", "; 't' is missing | ")
        .endsWith("{\"t\":1786000000000,\"p\":0.1}; {\"p\":0.2}; {\"p\":0.3}");
  }

  @Test
  void aTextThatIsPartOfAnothersIsKeptTooAndOneThatIsTheSameIsNotRepeated() {
    taken.take("h.jsonl", "[{'p':17},{'p':1},17,1,{'p':1}]");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .endsWith("{\"p\":17}; {\"p\":1}; 17; 1");
  }

  /** As each of them is put to what is there already. */
  @Test
  void aLineOfManyRowsThatAreKeptOutKeepsTheTextsOfTheFirst() {
    String points =
        IntStream.range(0, 1000).mapToObj(i -> "{'p':" + i + "}").collect(Collectors.joining(","));
    taken.take("h.jsonl", "[" + points + "]");

    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("{\"p\":0}; {\"p\":1}; ")
        .hasSizeBetween(4000, 4100);
  }
}
