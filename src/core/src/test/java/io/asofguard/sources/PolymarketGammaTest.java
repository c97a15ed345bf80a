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

class PolymarketGammaTest {
  private static final String KNOWN = " known 2026-09-01T12:00:00Z ";
  private static final String CLOSED =
      "{'id':'7','slug':'will-ada-win','groupItemTitle':'Ada','endDate':'2027-10-01T05:00:00Z',"
          + "'outcomes':'[\\'Yes\\', \\'No\\']','outcomePrices':'[\\'1\\', \\'0\\']',"
          + "'clobTokenIds':'[\\'111\\', \\'112\\']','closed':true,"
          + "'closedTime':'2026-08-30 15:46:34+00','umaEndDate':'2026-08-30T15:46:34Z',"
          + "'umaResolutionStatus':'resolved','updatedAt':'2026-09-05T08:34:08Z',"
          + "'lastTradePrice':1,'bestBid':0.999,'events':[{'slug':'race','closed':false}]}";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).from(SourceKind.POLYMARKET_GAMMA);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @Test
  void aClosedMarketHasItsPlanItsSettlementAndItsOutcomes() {
    taken.take("m.json", CLOSED);

    assertThat(taken.milestones())
        .containsExactlyInAnyOrder(
            "race race/Ada scheduled_close 2027-10-01T05:00:00Z" + KNOWN + "-",
            "race race/Ada closed 2026-08-30T15:46:34Z" + KNOWN + "-",
            "race race/Ada resolved 2026-08-30T15:46:34Z" + KNOWN + "1",
            "race race/Ada/No scheduled_close 2027-10-01T05:00:00Z" + KNOWN + "-",
            "race race/Ada/No closed 2026-08-30T15:46:34Z" + KNOWN + "-",
            "race race/Ada/No resolved 2026-08-30T15:46:34Z" + KNOWN + "0");
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void noPriceOfItIsTaken() {
    taken.take("m.json", CLOSED);

    assertThat(taken.rows()).isEmpty();
  }

  @Test
  void anOpenMarketHasAPlanAndNoMore() {
    taken.take("m.json", CLOSED.replace("'closed':true", "'closed':false"));

    assertThat(taken.milestones()).hasSize(2).allMatch(row -> row.contains("scheduled_close"));
  }

  @Test
  void aPriceNearOneIsNoOutcomeAndNeitherIsOneThatIsOnlyProposed() {
    taken
        .take("near.json", CLOSED.replace("[\\'1\\', \\'0\\']", "[\\'0.9995\\', \\'0.0005\\']"))
        .take(
            "proposed.json",
            CLOSED.replace("'resolved'", "'proposed'").replace("'slug':'w", "'slug':'x"));

    assertThat(taken.milestones()).isNotEmpty().noneMatch(row -> row.contains("resolved"));
  }

  @Test
  void aProposalIsTold() {
    String open = CLOSED.replace("'closed':true", "'closed':false");
    taken.take(
        "m.json",
        "["
            + open.replace("'resolved'", "'proposed'")
            + ","
            + open.replace("ada", "bob")
                .replace("'Ada'", "'Bob'")
                .replace(
                    "'umaResolutionStatus':'resolved'",
                    "'umaResolutionStatuses':'[\\'proposed\\',\\'disputed\\']'")
            + "]");

    assertThat(taken.milestones()).hasSize(4).allMatch(row -> row.contains("scheduled_close"));
    assertThat(taken.result().notes())
        .contains(
            "2 markets with an outcome that is proposed or disputed in the oracle (race/Ada first);"
                + " Gamma does not say since when, and from then on prices may know it: asof"
                + " milestone 'race' proposed --entity 'race/Ada' --at TS declares it, once for"
                + " each outcome; it was seen by 2026-09-01T12:00:00Z");
  }

  @Test
  void aProposalThatIsSettledIsNotTold() {
    String settled =
        CLOSED.replace("'updatedAt'", "'umaResolutionStatuses':'[\\'proposed\\']','updatedAt'");
    taken.take("m.json", settled);
    assertThat(taken.result().notes()).noneMatch(note -> note.contains("proposed"));
    taken.take("n.json", settled.replace("ada", "eve").replace("'closed':true", "'closed':false"));
    assertThat(taken.result().notes()).noneMatch(note -> note.contains("proposed"));
    taken.take("o.json", settled.replace("ada", "bob").replace("'resolved'", "'proposed'"));
    assertThat(taken.result().notes()).noneMatch(note -> note.contains("proposed"));
  }

  @Test
  void statusesThatCannotBeReadKeepNoMilestoneOut() {
    taken.take(
        "m.json",
        CLOSED
            .replace("'closed':true", "'closed':false,'umaResolutionStatuses':''")
            .replace("'umaResolutionStatus':'resolved'", "'umaResolutionStatus':null"));

    assertThat(taken.quarantine()).isEmpty();
    assertThat(taken.milestones()).hasSize(2);
  }

  @Test
  void aMarketOfItsOwnIsItsEvent() {
    taken.take(
        "m.json",
        "[{'slug':'up-or-down','endDate':'2026-10-01T05:00:00Z','outcomes':['Up','Down']}]");

    assertThat(taken.milestones())
        .extracting(row -> row.split(" known")[0])
        .containsExactlyInAnyOrder(
            "up-or-down up-or-down/Up scheduled_close 2026-10-01T05:00:00Z",
            "up-or-down up-or-down/Down scheduled_close 2026-10-01T05:00:00Z");
  }

  @Test
  void anEventHasItsMarketsInside() {
    taken.take(
        "e.json",
        "[{'slug':'race','title':'Race','endDate':'2026-11-01T00:00:00Z','markets':["
            + CLOSED.replace(",'events':[{'slug':'race','closed':false}]", "")
            + ",{'slug':'bob','groupItemTitle':'Bob','endDate':'2026-11-01T00:00:00Z',"
            + "'outcomes':'[\\'Yes\\', \\'No\\']'}]}]");

    assertThat(taken.milestones()).hasSize(8).allMatch(row -> row.startsWith("race race/"));
  }

  @Test
  void theNameIsAPatternOfTheUsers() {
    taken.named("poly/{market}", null).take("m.json", CLOSED);

    assertThat(taken.milestones())
        .allMatch(row -> row.matches("race poly/will-ada-win(/No)? .*"))
        .hasSize(6);
  }

  @Test
  void whatARecorderSawIsKnownWhenItSawIt() {
    taken.take(
        "m.jsonl",
        "{'received_at':'2026-08-31T00:00:00.5Z','data':["
            + CLOSED
            + "]}\n"
            + CLOSED.replace("ada", "eve").replace("Ada", "Eve"));

    assertThat(taken.milestones())
        .filteredOn(row -> row.contains("Ada"))
        .hasSize(6)
        .allMatch(row -> row.contains("known 2026-08-31T00:00:00.500Z"));
    assertThat(taken.milestones())
        .filteredOn(row -> row.contains("Eve"))
        .hasSize(6)
        .allMatch(row -> row.contains(KNOWN));
    assertThat(taken.result().notes())
        .containsExactly(
            "knowledge times: 6 known when fetched, 2026-09-01T12:00:00Z (CLAIMED);"
                + " 6 from the file (CLAIMED)");
  }

  @Test
  void whatIsMissingIsSaid() {
    taken.take(
        "m.json",
        "["
            + CLOSED.replace("'slug':'will-ada-win',", "")
            + ","
            + CLOSED.replace("[\\'111\\', \\'112\\']", "[\\'111\\']")
            + ","
            + CLOSED
                .replace("'closedTime':'2026-08-30 15:46:34+00',", "")
                .replace("'umaEndDate'", "'u'")
            + ","
            + CLOSED.replace("[\\'Yes\\', \\'No\\']", "Yes, No")
            + "]");

    assertThat(taken.quarantine())
        .extracting(row -> row.split(" \\| ")[1])
        .containsExactly(
            "'slug' is missing",
            "'clobTokenIds' has 1 tokens for 2 outcomes",
            "'closedTime' is missing",
            "'outcomes' is no list inside a string: Yes, No");
  }

  @Test
  void aValueThatIsNoMarketIsKeptOutAlone() {
    String inside = CLOSED.replace(",'events':[{'slug':'race','closed':false}]", "");
    taken.take("m.json", "[null," + CLOSED + ",5,{'slug':'run','markets':['x'," + inside + "]}]");

    assertThat(taken.milestones()).hasSize(12);
    assertThat(taken.quarantine())
        .extracting(row -> row.split(" \\| ")[0] + row.split(" \\| ")[2])
        .containsExactly("1null", "35", "4\"x\"");
  }

  @Test
  void aPayloadOfNothingButValuesIsRefused() {
    assertThatThrownBy(() -> taken.take("m.json", "[\n5,\n'markets'\n]"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("m.json:2: unparsable: a lone value where an object should be");
  }

  @Test
  void aMarketMayHaveItsKeysSorted() {
    String sorted =
        "{'closed':false,'conditionId':'0x1','endDate':'2026-11-01T00:00:00Z','events':[{'id':'9',"
            + "'slug':'race'}],'groupItemTitle':'B','id':'1','outcomes':['Yes','No'],'slug':'m'}";
    taken.take("m.json", sorted).take("m.jsonl", sorted);
    assertThat(taken.milestones())
        .extracting(row -> row.split(" ")[1])
        .containsExactly("race/B", "race/B/No");
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void anEventThatNamesItselfAfterItsMarketsIsRefused() {
    String markets =
        "'markets':[{'slug':'m','groupItemTitle':'A','outcomes':['Yes','No'],"
            + "'endDate':'2026-11-01T00:00:00Z'}]";
    for (String file : List.of("e.json", "e.jsonl")) {
      assertThatThrownBy(() -> taken.take(file, "{" + markets + ",'id':'7','slug':'race'}"))
          .isInstanceOf(BadFileException.class)
          .hasMessageContaining("gives a 'slug' after what it names; write it before");
    }
    assertThat(taken.milestones()).isEmpty();

    taken.take("empty.json", "{'markets':[],'slug':'race'}");
    taken.take("first.json", "{'slug':'race'," + markets + "}");
    taken.take("listed.json", "[{" + markets + ",'slug':'list'}]");
    taken.take("envelope.json", "{" + markets + ",'next_cursor':'x'}");
    assertThat(taken.milestones())
        .extracting(row -> row.split(" ")[1])
        .containsExactlyInAnyOrder("race/A", "race/A/No", "list/A", "list/A/No", "m/A", "m/A/No");
  }
}
