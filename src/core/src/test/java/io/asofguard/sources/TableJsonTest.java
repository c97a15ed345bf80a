package io.asofguard.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects as the rows of a table. */
class TableJsonTest {
  private static final String ROW =
      "{'entity':'a','field':'x','event_time':'2026-04-01T00:00:00Z',"
          + "'knowledge_time':'2026-04-02T00:00:00Z','value':1,'extra':%s}";

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
}
