package io.asofguard.sources;

import static io.asofguard.sources.PolymarketPricesTest.history;
import static io.asofguard.sources.PolymarketPricesTest.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The points of a price history that the request itself put there, or did not ask for. */
class StampedNowTest {
  private Taken taken;

  @BeforeEach
  void open(@TempDir Path folder) {
    taken = new Taken(folder).named("race/ada", "race");
  }

  @AfterEach
  void close() {
    taken.close();
  }

  @Test
  void thePointStampedNowIsKeptOut() {
    taken
        .fetchedAt("2026-08-06T08:00:00Z")
        .take(
            "h.json",
            history(
                point(1786000000, "0.1"),
                point(1786000903, "0.2"),
                point(1786001801, "0.3"),
                point(1786003160, "0.4")));

    assertThat(taken.rows()).hasSize(3).noneMatch(row -> row.endsWith("0.4"));
    assertThat(taken.quarantine())
        .singleElement()
        .asString()
        .startsWith("4 | the point that a request appends, stamped with its own time");
  }

  @Test
  void theLastPointOnItsStepIsAPriceEvenIfItIsFresh() {
    taken
        .fetchedAt("2026-08-06T07:37:00Z")
        .take(
            "h.json",
            history(point(1786000000, "0.1"), point(1786000903, "0.2"), point(1786001801, "0.3")));

    assertThat(taken.rows()).hasSize(3);
    assertThat(taken.quarantine()).isEmpty();
  }

  @Test
  void thePointStampedNowOfEachTokenIsKeptOut() {
    String points =
        "["
            + String.join(
                ",",
                point(1786000000, "0.1"),
                point(1786000903, "0.2"),
                point(1786001801, "0.3"),
                point(1786003160, "0.4"))
            + "]";
    taken
        .named(null, null)
        .fetchedAt("2026-08-06T08:00:00Z")
        .take("map.json", "{'111':" + points + ",'222':" + points + "}");

    assertThat(taken.rows()).hasSize(6);
    assertThat(taken.quarantine()).extracting(row -> row.split(" ")[0]).containsExactly("4", "8");
  }

  @Test
  void whatLiesAfterTheEndThatWasAskedForIsKeptOut() {
    taken
        .until("2026-08-06T07:21:40Z")
        .assumeLag(Duration.ZERO)
        .take(
            "h.json",
            history(
                point(1786000000, "0.1"),
                point(1786000900, "0.2"),
                point(1786001800, "0.3"),
                point(1786990000, "1")));

    assertThat(taken.rows()).hasSize(2);
    assertThat(taken.quarantine())
        .hasSize(2)
        .allMatch(
            row ->
                row.contains(
                    "Z lies after 2026-08-06T07:21:40Z, the end that was asked for (--until); a"
                        + " request appends one such point"));
    assertThat(taken.result().notes())
        .last()
        .isEqualTo("knowledge times: 2 ASSUMED, event time + PT0S");
  }

  @Test
  void aLonePointFarFromTheOthersIsSpokenOf() {
    taken
        .assumeLag(Duration.ZERO)
        .take(
            "h.json",
            history(point(1786000000, "0.1"), point(1786000900, "0.2"), point(1786990000, "1")));

    assertThat(taken.rows()).hasSize(3);
    assertThat(taken.result().notes()).anyMatch(note -> note.contains("--until"));
  }

  @Test
  void whereThePointStampedNowCantBeToldTheSummarySaysSo() {
    taken
        .fetchedAt("2026-08-06T08:00:00Z")
        .take("two.json", history(point(1786000000, "0.1"), point(1786003160, "0.4")));
    assertThat(taken.rows()).hasSize(2);
    assertThat(taken.result().notes())
        .first()
        .asString()
        .startsWith("1 answer ends with what may be the point that a request appends")
        .contains("at 2026-08-06T07:59:20Z", "--until TS");

    taken
        .fetchedAt("2026-08-07T00:00:00Z")
        .take(
            "coarse.json",
            history(
                point(1786000000, "0.1"),
                point(1786000903, "0.2"),
                point(1786001801, "0.3"),
                point(1786003160, "0.4")));
    assertThat(taken.result().notes()).first().asString().startsWith("1 answer ends");
  }
}
