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
  void aDateOfAQuarterMayMeanTheQuartersEnd() {
    taken
        .from(SourceKind.TABLE)
        .map(
            "entity=id,field==gdp,event_time=time:quarter:UTC,"
                + "knowledge_time=pub:month:America/New_York,value=v")
        .take(
            "t.csv",
            "id,time,pub,v\nCHE,2025-10-01,2026-02-15,1\nCHE,2025:Q3,2026-02-28,2\n"
                + "CHE,2025-13-01,2026-02-15,3\n");
    assertThat(taken.rows())
        .containsExactly(
            "CHE gdp 2025-10-01T00:00:00Z known 2026-03-01T05:00:00Z CLAIMED 2.0",
            "CHE gdp 2026-01-01T00:00:00Z known 2026-03-01T05:00:00Z CLAIMED 1.0");
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("4 | event_time: there is no '2025-13-01'");
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
  void objectsAreRowsToo() {
    taken.map("event_time=t:s,value=p,knowledge_time=seen:s").named("a", null).field("x");
    taken.take("t.jsonl", "{'t':1786000000,'p':0.5,'seen':1786000001}\n{'t':1786000060,'p':0.6}\n");
    taken.take("t.json", "[{'t':1786000120,'p':'0.7','seen':1786000121.5}]");
    assertThat(taken.rows())
        .containsExactly(
            "a x 2026-08-06T07:06:40Z known 2026-08-06T07:06:41Z CLAIMED 0.5",
            "a x 2026-08-06T07:08:40Z known 2026-08-06T07:08:41.500Z CLAIMED 0.7");
    assertThat(taken.quarantine()).singleElement().asString().contains("--fetched-at");
  }

  /** What a list or an object in a column holds is no row, even if it looks like one. */
  @Test
  void aListOrAnObjectInALineIsACell() {
    String row = "{'entity':'a','field':'x','event_time':'2026-04-01T00:00:0%dZ',";
    String known = "'knowledge_time':'2026-04-02T00:00:00Z','value':%d,'extra':%s}\n";
    StringBuilder lines = new StringBuilder();
    List<String> extras = List.of("[]", "['q']", "{}", "{'k':1}", "[{'value':9}]");
    for (int i = 0; i < extras.size(); i++) {
      lines.append((row + known).formatted(i, i, extras.get(i)));
    }
    taken.take("t.jsonl", lines.toString());
    assertThat(taken.quarantine()).isEmpty();
    assertThat(taken.rows()).hasSize(extras.size());
  }

  private static final String ROW =
      "{'entity':'a','field':'x','event_time':'2026-04-01T00:00:00Z',"
          + "'knowledge_time':'2026-04-02T00:00:00Z','value':1,'extra':%s}";

  @Test
  void aDocumentThatIsOneRowIsNoWrapper() {
    List<String> extras = List.of("[]", "[5]", "{'k':1}", "[{'k':[1,{'j':2}]}]");
    for (int i = 0; i < extras.size(); i++) {
      taken.take(i + ".json", ROW.replace("'a'", "'a" + i + "'").formatted(extras.get(i)));
    }
    taken
        .map("entity=id,field==x,event_time=at,knowledge_time=at,value=v")
        .take("m.json", "{'legs':[{'v':2}],\n 'id':'b','at':'2026-04-01T00:00:00Z','v':3}");

    assertThat(taken.quarantine()).isEmpty();
    assertThat(taken.rows()).hasSize(5).last().asString().startsWith("b x").endsWith(" 3.0");
  }

  @Test
  void whatMayBeARowOrAWrapperOfRowsIsRefused() {
    String wrapped = ROW.replace("'a'", "'b'").formatted("0");
    for (String inside : List.of("[" + wrapped + "]", wrapped, "{'k':[" + wrapped + "]}")) {
      assertThatThrownBy(() -> taken.take("t.json", ROW.formatted(inside)))
          .isInstanceOf(BadFileException.class)
          .hasMessageContaining("t.json:1: an object has the columns of a row, and lists");
    }
    assertThatThrownBy(() -> taken.take("n.json", "{'n':" + ROW.formatted("[]") + "}"))
        .isInstanceOf(BadFileException.class);
    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void aWrapperMayHaveFieldsOfItsOwn() {
    taken.take("t.json", "{'entity':'z','count':1,'rows':[" + ROW.formatted("[]") + "]}");

    assertThat(taken.rows()).singleElement().asString().startsWith("a x ");
    assertThat(taken.result().notes())
        .containsExactly(
            "the object around the rows has 'entity', which counts for no row; where it should,"
                + " write it into each");
  }

  @Test
  void aWrapperMayHaveATimeThatCountsForNoRow() {
    String wrapper = "{'event_time':'2026-01-01T00:00:00Z','rows':[%s],'received_at':1}";
    taken.take("t.json", wrapper.formatted(ROW.formatted("[]")));
    assertThat(taken.result().notes())
        .containsExactly(
            "the object around the rows has 'event_time', 'received_at', which counts for no row;"
                + " where it should, write it into each");
    taken.take("n.json", wrapper.formatted(ROW.formatted("1").replace("event_time", "time")));
    taken.take("e.json", wrapper.formatted(""));

    assertThat(taken.rows())
        .containsExactly("a x 2026-04-01T00:00:00Z known 2026-04-02T00:00:00Z CLAIMED 1.0");
    assertThat(taken.quarantine())
        .satisfiesExactly(
            row -> assertThat(row).startsWith("1 | event_time is missing"),
            whole -> assertThat(whole).startsWith("1 | entity is missing"));
  }

  @Test
  void aReceiveTimeThatNobodyMappedIsTold() {
    String told =
        "'received_at' may be when each row was received, and no knowledge time was taken from it;"
            + " where it is, give --map knowledge_time=received_at";
    String csv = "entity,field,event_time,received_at,value\na,x,%1$s,%1$s,1\n";
    String json = "{'entity':'a','field':'y','event_time':'%1$s','received_at':'%1$s','value':1}\n";
    String at = "2026-01-01T00:00:00Z";

    taken.take("t.csv", csv.formatted(at));
    assertThat(taken.result().notes()).containsExactly(told);
    taken.take("t.jsonl", json.formatted(at));
    assertThat(taken.result().notes()).containsExactly(told);
    taken.fetchedAt(Taken.FETCHED).take("t.csv", csv.formatted(at));
    assertThat(taken.result().notes()).contains(told);
    taken.map("knowledge_time=received_at").take("t.jsonl", json.formatted(at));
    assertThat(taken.result().notes()).noneMatch(note -> note.contains("received"));
    assertThat(taken.rows())
        .containsExactly(
            "a x " + at + " known " + Taken.FETCHED + " CLAIMED 1.0",
            "a y " + at + " known " + at + " CLAIMED 1.0");
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
  void feastsNamesAreKnownInObjectsToo() {
    taken.take(
        "t.jsonl",
        "{'entity':'a','event_timestamp':'2026-04-01T00:00:00Z',"
            + "'created_timestamp':'2026-04-01T01:00:00Z','price':1.5,'vol':10}\n");
    assertThat(taken.rows())
        .containsExactly(
            "a price 2026-04-01T00:00:00Z known 2026-04-01T01:00:00Z CLAIMED 1.5",
            "a vol 2026-04-01T00:00:00Z known 2026-04-01T01:00:00Z CLAIMED 10.0");
  }

  @Test
  void eachObjectSaysForItselfWhetherItIsWide() {
    String row =
        "{'entity':'a','event_time':'2026-04-0%1$dT00:00:00Z','knowledge_time':"
            + "'2026-04-0%1$dT01:00:00Z'%2$s}\n";
    taken.take(
        "t.jsonl",
        row.formatted(1, ",'foo':1")
            + row.formatted(2, ",'field':'mid','value':0.5")
            + row.formatted(3, "")
            + row.formatted(4, ",'field':'mid'")
            + row.formatted(5, ",'foo':2"));
    assertThat(taken.rows())
        .containsExactly(
            "a foo 2026-04-01T00:00:00Z known 2026-04-01T01:00:00Z CLAIMED 1.0",
            "a foo 2026-04-05T00:00:00Z known 2026-04-05T01:00:00Z CLAIMED 2.0",
            "a mid 2026-04-02T00:00:00Z known 2026-04-02T01:00:00Z CLAIMED 0.5");
    assertThat(taken.quarantine())
        .satisfiesExactly(
            bare -> assertThat(bare).startsWith("3 | no column has a value"),
            empty -> assertThat(empty).startsWith("4 | value is missing"));
  }

  /** It may be a page of an API's answer without rows, so it is counted; a line is a row. */
  @Test
  void anObjectAroundAnEmptyListIsCounted() {
    taken.take("t.jsonl", "{'data':[]}\n");
    taken.take("t.json", "{'data':[]}");
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.result().notes()).contains("left out: 1 empty list");
    assertThat(taken.quarantine()).singleElement().asString().contains("1 | event_time is missing");
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
  void aCountThatIsTooLargeIsKeptOut() {
    taken.map("entity=e,field==x,event_time=t:ns,knowledge_time=t:ns,value=v");
    taken.take("t.csv", "e,t,v\na,9999999999999999999,1\na,1786000000000000000,2\n");
    assertThat(taken.rows()).hasSize(1);
    assertThat(taken.quarantine()).singleElement().asString().contains("is out of range");
  }

  @Test
  void timesThatLieAreRefusedWithAGuess() {
    taken.map("entity=e,field==x,event_time=t:s,knowledge_time=k,value=v");
    taken.take(
        "t.csv",
        "e,t,k,v\n"
            + "a,1786000000000,2026-08-07T00:00:00Z,1\n"
            + "a,1786000000,2026-08-07 00:00:00,1\n"
            + "a,2026-08-06T00:00:00Z,2026-08-07T00:00:00Z,1\n");
    assertThat(taken.rows()).isEmpty();
    assertThat(taken.quarantine())
        .hasSize(3)
        .anyMatch(row -> row.contains("it looks like milliseconds, 2026-08-06T07:06:40Z"))
        .anyMatch(row -> row.contains("knowledge_time: time without offset"))
        .anyMatch(row -> row.contains("event_time is no count of seconds"));
  }

  @Test
  void aWallClockTimeThatComesTwiceOrNeverIsRefusedByName() {
    taken.map("entity=e,field==x,event_time=t::America/New_York,knowledge_time=k,value=v");
    taken.take(
        "t.csv",
        "e,t,k,v\n"
            + "a,2025-11-02 01:30:00,2026-01-01T00:00:00Z,1\n"
            + "a,2026-03-08 02:30:00,2026-04-01T00:00:00Z,1\n");
    assertThat(taken.quarantine())
        .hasSize(2)
        .anyMatch(row -> row.contains("comes twice in America/New_York"))
        .anyMatch(row -> row.contains("no such time in America/New_York"));
  }

  @Test
  void aZonesNameIsToldWhatItContradicts() {
    taken.map("entity=e,field==x,event_time=t::America/New_York,knowledge_time=k,value=v");
    taken.take(
        "t.csv",
        "e,t,k,v\n"
            + "a,2026-07-03 13:00:00 EST,2026-08-01T00:00:00Z,1\n"
            + "a,\"Jul 3, 2026, 1:00:00 PM EST\",2026-08-01T00:00:00Z,1\n"
            + "a,2026-01-03T13:00:00 EST,2026-08-01T00:00:00Z,1\n"
            + "a,2026-07-03T13:00:00Z,2026-08-01 00:00:00 EDT,1\n"
            + "a,13:00:00 PMA,2026-08-01T00:00:00Z,1\n");
    String contradicts =
        "event_time: EST contradicts America/New_York, where it is EDT (-04:00) then: ";
    assertThat(taken.quarantine())
        .satisfiesExactly(
            row -> assertThat(row).contains(contradicts + "'2026-07-03 13:00:00 EST'; write"),
            row -> assertThat(row).contains(contradicts + "'Jul 3, 2026, 1:00:00 PM EST'; write"),
            row -> assertThat(row).contains("event_time: EST is a zone's name, not an offset: "),
            row -> assertThat(row).contains("knowledge_time: EDT is a zone's name, not an offset"),
            row -> assertThat(row).contains("event_time: PMA is a zone's name, not an offset"));
  }

  @Test
  void aNameThatIsGivenTwiceKeepsTheRowOutOrTheDocument() {
    taken.map("entity=e,field==x,event_time=t,knowledge_time=t,value=v");
    String good = "{'e':'a','t':'2026-01-01T00:00:00Z','v':1}";
    String twice = "{'e':'a','t':'2026-01-01T00:00:00Z','v':1,'v':2}";
    taken.take("first.jsonl", twice + "\n" + good + "\n");
    taken.take("first.json", twice + "\n" + good.replace("a", "b") + "\n");
    assertThat(taken.rows())
        .containsExactly(
            "a x 2026-01-01T00:00:00Z known 2026-01-01T00:00:00Z CLAIMED 1.0",
            "b x 2026-01-01T00:00:00Z known 2026-01-01T00:00:00Z CLAIMED 1.0");
    assertThat(taken.quarantine())
        .hasSize(2)
        .allMatch(
            row ->
                row.startsWith(
                    "1 | unparsable: not sound JSON ('v' is given twice in one object)"));
    assertThatThrownBy(() -> taken.take("t.json", "[" + good + ",\n" + twice + "]"))
        .isInstanceOf(BadFileException.class)
        .hasMessageEndingWith(
            "t.json:2: is not sound JSON ('v' is given twice in one object); fetch it again, or"
                + " mend it");
  }

  @Test
  void unsoundJsonIsToldInOurWords() {
    taken.map("entity=e,field==x,event_time=t,knowledge_time=t,value=v");
    String deep = "{'e':" + "[".repeat(600) + "]".repeat(600) + "}";
    String none = "{'e':'a','t':'2026-01-01T00:00:00Z','v':%s}\n";
    taken.take(
        "t.jsonl",
        deep + "\n" + none.formatted("NaN") + none.formatted("-Infinity") + none.formatted("Inf"));
    assertThat(taken.quarantine())
        .satisfiesExactly(
            row -> assertThat(row).contains("not sound JSON (it is nested more than 500 deep) |"),
            row ->
                assertThat(row)
                    .contains("(NaN is no number in JSON; null is what stands for none)"),
            row -> assertThat(row).contains("(-Infinity is no number in JSON; null"),
            row -> assertThat(row).contains("not sound JSON (Unrecognized token 'Inf'"));
    assertThatThrownBy(() -> taken.take("t.json", "[" + none.formatted("NaN") + "]"))
        .hasMessageEndingWith(
            "t.json:1: is not sound JSON (NaN is no number in JSON; null is what stands for none);"
                + " fetch it again, or mend it");
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
  void midnightsThatALagCountsFromAreTold() {
    String row = "{'day':'2026-04-0%d%s','v':%d}\n";
    List<String> stamps = List.of("T00:00:00Z", "", "T04:00:00Z");
    for (String stamp : stamps) {
      taken
          .assumeLag(Duration.ofMinutes(15))
          .map("entity==a" + stamps.indexOf(stamp) + ",field==x,event_time=day:iso:UTC,value=v")
          .take(
              "t.jsonl",
              row.formatted(1, stamp, 1) + row.formatted(2, stamp, 2) + row.formatted(3, stamp, 3));
      boolean told =
          taken.result().notes().stream()
              .anyMatch(note -> note.startsWith("all event times are midnights in UTC"));
      assertThat(told).as("of " + stamp).isEqualTo(stamp.equals("T00:00:00Z"));
    }
    String two = row.formatted(4, stamps.get(0), 4) + row.formatted(5, stamps.get(0), 5);
    taken.assumeLag(Duration.ofMinutes(15)).take("two.jsonl", two);
    assertThat(taken.result().notes()).hasSize(1);
  }

  @Test
  void secondsMayBeStampedDatesAndQuartersAreNot() {
    assertThat(notesOfThree("s", "1767225600", "1767312000", "1767398400")).hasSize(2);
    assertThat(notesOfThree("quarter:UTC", "2025:Q1", "2025:Q2", "2025:Q3")).hasSize(1);
    assertThat(notesOfThree("month:UTC", "2025-01-01", "2025-02-01", "2025-03-01")).hasSize(1);
  }

  private List<String> notesOfThree(String unit, String... times) {
    taken
        .assumeLag(Duration.ofMinutes(15))
        .map("entity==a,field==" + times[0] + ",event_time=at:" + unit + ",value=v")
        .take("t.csv", "at,v\n%s,1\n%s,2\n%s,3\n".formatted((Object[]) times));
    assertThat(taken.quarantine()).isEmpty();
    return taken.result().notes();
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
