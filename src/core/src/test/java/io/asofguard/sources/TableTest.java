package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import io.asofguard.store.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns of a table, and what a map makes of them. */
class TableTest {
  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).fetchedAt(null).from(SourceKind.TABLE);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @Test
  void columnsAreWhatTheMapSays() {
    taken
        .map("entity=id,field==gdp,event_time=time::UTC,knowledge_time=pub:ms,value=v,source=who")
        .take("t.csv", "time,pub,v,id,who\n1980-01-01,1033430400000,64551.25,CHE,seco\n");
    assertThat(taken.rows())
        .containsExactly(
            "CHE gdp 1980-01-02T00:00:00Z known 2002-10-01T00:00:00Z CLAIMED 64551.25");
  }

  @Test
  void ownNamesAndFeastsNamesNeedNoMap() {
    taken.take(
        "t.csv",
        "entity,field,event_timestamp,created_timestamp,value,retracted\n"
            + "a,x,2026-01-01T00:00:00Z,2026-01-01T00:00:05Z,1,false\n"
            + "a,x,2026-01-01T00:00:00Z,2026-01-01T00:01:00Z,,true\n");
    assertThat(taken.rows())
        .containsExactly(
            "a x 2026-01-01T00:00:00Z known 2026-01-01T00:00:05Z CLAIMED 1.0",
            "a x 2026-01-01T00:00:00Z known 2026-01-01T00:01:00Z CLAIMED NaN");
  }

  @Test
  void aFeastTableIsWideByField() {
    taken
        .map("entity=driver_id")
        .take(
            "t.csv",
            "driver_id,event_timestamp,created_timestamp,trips,rating\n"
                + "7,2026-01-01T00:00:00Z,2026-01-01T00:00:05Z,12,4.5\n"
                + "8,2026-01-01T00:00:00Z,2026-01-01T00:00:05Z,,3.5\n");
    assertThat(taken.rows())
        .containsExactly(
            "7 rating 2026-01-01T00:00:00Z known 2026-01-01T00:00:05Z CLAIMED 4.5",
            "7 trips 2026-01-01T00:00:00Z known 2026-01-01T00:00:05Z CLAIMED 12.0",
            "8 rating 2026-01-01T00:00:00Z known 2026-01-01T00:00:05Z CLAIMED 3.5");
    assertThat(taken.result().notes()).contains("left out: 1 empty cell");
  }

  @Test
  void aWideTableHasAColumnPerEntityOrTheColumnsThatAreNamed() {
    String wide = "at,ev/a,ev/b,note\n2026-01-01T00:00:00Z,0.25,0.75,x\n";
    taken
        .assumeLag(Duration.ofSeconds(1))
        .map("event_time=at,entity=ev/a|ev/b,field==market_mid,event==ev")
        .take("t.csv", wide);
    assertThat(taken.rows())
        .containsExactly(
            "ev/a market_mid 2026-01-01T00:00:00Z known 2026-01-01T00:00:01Z ASSUMED 0.25",
            "ev/b market_mid 2026-01-01T00:00:00Z known 2026-01-01T00:00:01Z ASSUMED 0.75");
    assertThat(taken.events()).containsExactly("ev");
    taken.map("event_time=at,entity=*,field==market_mid").take("all.csv", wide);
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .contains("2026-01-01T00:00:00Z,0.25,0.75,x");
  }

  @Test
  void namesInQuotesMayHoldWhatElsePartsThem() {
    taken
        .map("entity=name,event_time=\"t:s\":s,knowledge_time=\"t:s\":s,field=\"v,al\"|\"p|q\"")
        .take("w.csv", "name,t:s,\"v,al\",p|q\na,1775836800,0.4,0.5\n");
    taken
        .map("entity==\"a, b\",event_time=t:s,knowledge_time=t:s,field==x,value=\"5\"\" disk\"")
        .take("q.csv", "t,\"5\"\" disk\"\n1775836800,0.6\n");

    String at = " 2026-04-10T16:00:00Z known 2026-04-10T16:00:00Z CLAIMED ";
    assertThat(taken.rows())
        .containsExactly("a p|q" + at + "0.5", "a v,al" + at + "0.4", "a, b x" + at + "0.6");
  }

  @Test
  void quotesThatStandElsewhereAreRefused() {
    for (String entry :
        List.of(
            "value=5\" disk", "value=\"v", "value=\"v\"x", "entity==\"a\"|b", "value=a\"\nb\"")) {
      taken.map(entry);
      assertThatThrownBy(() -> taken.take("t.csv", "t\n"))
          .as(entry)
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("--map: '" + entry + "'")
          .hasMessageContaining("quotes stand around a whole name or text");
    }
    taken.map("value=\n");
    assertThatThrownBy(() -> taken.take("t.csv", "t\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("has no column ''");
  }

  @Test
  void aHeaderWithoutAColumnForValuesRefusesTheFile() {
    assertThatThrownBy(() -> taken.take("t.csv", "entity,event_time\na,2026-01-01T00:00:00Z\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("t.csv:1: has no column for value");
  }

  @Test
  void aWideRowTakesBackWhatItsEmptyCellsHeld() {
    String row = "a,2026-01-01T00:00:00Z,2026-01-0%dT00:00:00Z,%s\n";
    taken.take(
        "t.csv",
        "entity,event_time,knowledge_time,foo,bar,retracted\n"
            + row.formatted(1, "1,2,")
            + row.formatted(2, ",3,true")
            + row.formatted(3, "1,,yes")
            + row.formatted(4, ",,TRUE")
            + row.formatted(5, "4,,false"));
    assertThat(taken.rows())
        .containsExactly(
            "a bar 2026-01-01T00:00:00Z known 2026-01-01T00:00:00Z CLAIMED 2.0",
            "a bar 2026-01-01T00:00:00Z known 2026-01-04T00:00:00Z CLAIMED NaN",
            "a foo 2026-01-01T00:00:00Z known 2026-01-01T00:00:00Z CLAIMED 1.0",
            "a foo 2026-01-01T00:00:00Z known 2026-01-04T00:00:00Z CLAIMED NaN",
            "a foo 2026-01-01T00:00:00Z known 2026-01-05T00:00:00Z CLAIMED 4.0");
    assertThat(taken.quarantine())
        .satisfiesExactly(
            held -> assertThat(held).startsWith("3 | a retraction has a value: '3'"),
            odd -> assertThat(odd).startsWith("4 | retracted is 'yes'"));
    assertThat(taken.result().notes()).contains("left out: 1 empty cell");
  }

  @Test
  void aRowWithoutAValueOrWithTwoMeaningsIsKeptOut() {
    taken.take(
        "t.csv",
        "entity,field,event_time,knowledge_time,value,retracted\n"
            + "a,x,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,,\n"
            + "a,x,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,1,true\n"
            + "a,x,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,1,maybe\n"
            + "a,x,,2026-01-01T00:00:00Z,1,\n");
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .hasSize(4)
        .anyMatch(row -> row.startsWith("2 | value is missing"))
        .anyMatch(row -> row.startsWith("3 | a retraction has a value: '1'"))
        .anyMatch(row -> row.startsWith("4 | retracted is 'maybe'"))
        .anyMatch(row -> row.startsWith("5 | event_time is missing"));
  }

  @Test
  void aColumnThatIsNotThereRefusesTheFile() {
    taken.map("entity=idd");
    assertThatThrownBy(() -> taken.take("t.csv", "id,event_time,x\nA,2026-01-01T00:00:00Z,1\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("t.csv:1: has no column 'idd'")
        .hasMessageContaining("'id', 'event_time', 'x'");
    taken.map("field==x");
    assertThatThrownBy(() -> taken.take("t.csv", "id,event_time,value\n"))
        .hasMessageContaining("has no column for entity; say which with --map entity=COLUMN");
  }

  @Test
  void aMapThatMakesNoSenseIsRefused() {
    for (String map :
        new String[] {"entity", "entiti=a", "event_time=t:hours", "value=*", "entity="}) {
      taken.map(map);
      assertThatThrownBy(() -> taken.take("t.csv", "a\n1\n"))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("--map: '" + map + "'");
    }
    taken.map("entity=a,entity=b");
    assertThatThrownBy(() -> taken.take("t.csv", "a\n1\n"))
        .hasMessageContaining("names entity twice");
  }

  @Test
  void aTableOfMilestonesIsToldByItsColumns() {
    String header = "event,entity,milestone,at,knowledge_time,outcome\n";
    taken
        .zone("UTC")
        .take(
            "m.csv",
            header
                + "e,,event_end,2026-04-10,2026-04-01T00:00:00Z,\n"
                + "e,e/a,resolved,2026-04-11T00:00:00Z,2026-04-11T00:00:01Z,1\n"
                + "e,,scheduled_close,,2026-04-02T00:00:00Z,\n"
                + "e,,ended,2026-04-11T00:00:00Z,2026-04-12T00:00:00Z,\n"
                + "e,,closed,2026-04-11T00:00:00Z,,\n");

    assertThat(taken.milestones())
        .containsExactlyInAnyOrder(
            "e - event_end 2026-04-11T00:00:00Z known 2026-04-01T00:00:00Z -",
            "e e/a resolved 2026-04-11T00:00:00Z known 2026-04-11T00:00:01Z 1",
            "e - scheduled_close - known 2026-04-02T00:00:00Z -");
    assertThat(taken.quarantine())
        .satisfiesExactly(
            kind -> assertThat(kind).startsWith("5 | unknown milestone 'ended'; it is one of"),
            known -> assertThat(known).startsWith("6 | knowledge_time is missing"));
    taken.named("a", null);
    assertThatThrownBy(() -> taken.take("n.csv", header))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("leave --entity, --event and --field out");
  }

  @Test
  void aMapMayQuoteThousandsOfColumns() {
    List<String> names = IntStream.range(0, 5000).mapToObj("\"c,%d\""::formatted).toList();
    taken
        .map("field==x,event_time=t,knowledge_time=t,entity=" + String.join("|", names))
        .take(
            "t.csv",
            "t,%s\n2026-01-01T00:00:00Z%s\n".formatted(String.join(",", names), ",1".repeat(5000)));
    assertThat(taken.rows()).hasSize(5000);
  }
}
