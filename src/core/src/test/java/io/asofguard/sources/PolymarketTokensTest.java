package io.asofguard.sources;

import static io.asofguard.sources.PolymarketPricesTest.history;
import static io.asofguard.sources.PolymarketPricesTest.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.ingest.BadFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which token prices are about, and what it is called. */
class PolymarketTokensTest {
  private static final String TOKEN = "6510000000000000000000000000000000000001";

  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder);
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @Test
  void aTokenThatComesAfterItsPointsIsRefusedForItWouldGoUnseen() {
    String points = "'history':[{'t':1786000000,'p':0.3}]";
    for (String late :
        List.of(
            "{" + points + ",'token_id':'555'}",
            "{'result':{" + points + "},'asset_id':'555'}",
            "{'received_at':'2026-08-20T00:00:00Z'," + points + ",'tokenId':'555'}")) {
      assertThatThrownBy(() -> taken.named("ada", null).take("late.json", late))
          .hasMessageContaining("names its token, '")
          .hasMessageContaining("after its points; write it before");
    }
    taken.named(null, null).take("first.json", "{'tokenId':'555'," + points + "}");
    assertThat(taken.rows()).singleElement().asString().startsWith("555 market_mid");
  }

  @Test
  void aMapHasATokenForEachEntity() {
    taken
        .named(null, "race")
        .take(
            "map.json",
            "{'111':["
                + point(1786000000, "0.1")
                + "],'222':"
                + history(point(1786000000, "0.2"))
                + ",'333':[]}");

    assertThat(taken.rows())
        .extracting(row -> row.split(" ")[0] + row.substring(row.lastIndexOf(' ')))
        .containsExactly("111 0.1", "222 0.2");
  }

  @Test
  void aFileMayBeNamedByItsToken() {
    taken.named(null, null).take(TOKEN + ".json", history(point(1786000000, "0.1")));

    assertThat(taken.rows()).singleElement().asString().startsWith(TOKEN + " ");
  }

  @Test
  void aFileThatSaysNotWhichTokenIsRefused() {
    taken.named(null, null);

    assertThatThrownBy(() -> taken.take("h.json", history(point(1786000000, "0.1"))))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("--entity");
  }

  @Test
  void oneEntityIsNotTwoTokens() {
    String map =
        "{'111':[" + point(1786000000, "0.1") + "],'222':[" + point(1786000000, "0.2") + "]}";

    assertThatThrownBy(() -> taken.named("ada", null).take("map.json", map))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("more than one token (111, 222)");
  }

  @Test
  void aTokenThatNobodyNamesIsSaidToHaveNoWall() {
    String history = history(point(1786000000, "0.35"));
    taken.named(null, null).take("71321045679252212594626385532706912750.json", history);
    assertThat(taken.result().notes())
        .contains(
            "an entity that nobody names is called by its token"
                + " (71321045679252212594626385532706912750) and belongs to no event, so that it"
                + " has no wall; --markets FILE, Gamma's answer, names them all, --entity the one"
                + " of a file");

    taken.named("e/a", "e").take("another.json", history);
    assertThat(taken.result().notes()).noneMatch(note -> note.contains("nobody names"));
  }

  @Test
  void aMarketThatCantBeReadNamesNothingAndTheOthersDo() {
    String good =
        "{'slug':'m','groupItemTitle':'A','outcomes':['Yes','No'],'clobTokenIds':['1','2']}";
    taken
        .named(null, null)
        .markets("[7,{'slug':'bad'},{'slug':'race','markets':['x'," + good + "]}]")
        .take("p.json", "{'1':[{'t':1786000000,'p':0.5}]}");
    assertThat(taken.rows()).singleElement().asString().startsWith("race/A market_mid ");

    taken.markets("[{'slug':'bad'}]");
    assertThatThrownBy(() -> taken.take("p.json", "{'1':[{'t':1786000000,'p':0.5}]}"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(
            "markets.json: names no token ('outcomes' is missing); give Gamma's answer");
  }

  @Test
  void aNameThatIsNoTokenGivesWayToTheTokenAroundIt() {
    String days = "'2026-08-06':[%s],'2026-08-07':[%s]";
    taken
        .named(null, null)
        .take(
            "days.json",
            "{'token':'"
                + TOKEN
                + "',"
                + days.formatted(point(1786000000, "0.1"), point(1786090000, "0.2"))
                + "}")
        .take("within.json", "{'2026-08-08':{'" + TOKEN + "':[" + point(1786170000, "0.3") + "]}}")
        .take("condition.json", "{'token':'x','0xd1fe4a62b3':[" + point(1786000000, "0.4") + "]}");

    assertThat(taken.rows())
        .extracting(row -> row.split(" ")[0] + row.substring(row.lastIndexOf(' ')))
        .containsExactly("0xd1fe4a62b3 0.4", TOKEN + " 0.1", TOKEN + " 0.2", TOKEN + " 0.3");
  }

  @Test
  void listsInAListAreRefusedUnlessSomethingSaysWhatTheyAreAbout() {
    String two = "[[" + point(1786000000, "0.1") + "],[" + point(1786000900, "0.2") + "]]";
    for (String payload : List.of(two, "{'history':" + two + "}")) {
      for (String entity : new String[] {null, "ada"}) {
        taken.named(entity, null);
        assertThatThrownBy(() -> taken.take(entity == null ? TOKEN + ".json" : "h.json", payload))
            .isInstanceOf(BadFileException.class)
            .hasMessageContaining("several lists of points and says not which token each is about");
      }
    }
    assertThatThrownBy(() -> taken.named(null, null).take("h.json", two))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("says not which token it is about; give --entity NAME");

    taken.named("ada", null).take("one.json", "[[" + point(1786000000, "0.1") + "]]");
    taken.named(null, null).take("token.json", "{'token':'bob','history':" + two + "}");
    assertThat(taken.rows())
        .extracting(row -> row.split(" ")[0] + row.substring(row.lastIndexOf(' ')))
        .containsExactly("ada 0.1", "bob 0.1", "bob 0.2");
  }
}
