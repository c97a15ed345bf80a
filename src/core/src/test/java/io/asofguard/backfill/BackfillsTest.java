package io.asofguard.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.asofguard.durability.TestStore;
import io.asofguard.ingest.StageResult;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.QuarantineRow;
import io.asofguard.store.RefusedException;
import io.asofguard.store.SnapshotInfo;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the law says of backfills, beyond the conformance cases. */
class BackfillsTest {
  private TestStore given;
  private Backfills backfills;

  @BeforeEach
  void open(@TempDir Path folder) {
    given = new TestStore(folder);
    backfills = given.backfills();
    given.imports(row("e/a", 1, "0.1"), row("e/a", 2, "0.2"), row("e/a", 3, "0.3"));
  }

  @AfterEach
  void theStoreIsSound() {
    assertThat(TestStore.damages(given.store())).isEmpty();
    given.close();
  }

  private static String day(int day) {
    return "2026-01-%02dT00:00:00Z".formatted(day);
  }

  private static String row(String entity, int day, String value) {
    return "s,%s,mid,,%s,%s,%s,".formatted(entity, day(day), day(day + 1), value);
  }

  private static StagePlan plan(String name) {
    return plan(name, "e/*", 1, 4);
  }

  private static StagePlan plan(String name, String glob, int from, int to) {
    return new StagePlan(
        name, "s", glob, null, TestStore.ns(day(from)), TestStore.ns(day(to)), "mend");
  }

  private String value(int day) {
    return given.read("e/a", "mid", day(day));
  }

  private long publish(String name) {
    SnapshotInfo snapshot = backfills.publish(name, false).snapshot();
    return Objects.requireNonNull(snapshot, "published").number();
  }

  private String state(int index) {
    return backfills.list().get(index).state().text();
  }

  @Test
  void theSameInputUnderAnOpenNameStagesNothing() {
    Path file = given.file(row("e/a", 2, "0.22"));
    StageResult first = given.stage(plan("b"), file);
    StageResult again = given.stage(plan("b"), file);

    assertThat(first.fresh()).isTrue();
    assertThat(again)
        .extracting(StageResult::fresh, StageResult::stored)
        .containsExactly(false, 1L);
    assertThat(again.notes()).singleElement().asString().contains("staged already");
    assertThat(backfills.list()).hasSize(1);
  }

  @Test
  void otherInputUnderAnOpenNameIsRefused() {
    Path file = given.file(row("e/a", 2, "0.22"));
    given.stage(plan("b"), file);

    String refusal =
        "a backfill named b is staged already, with other input: publish or drop it first, or choose"
            + " another name";
    assertThatThrownBy(() -> given.stage(plan("b"), row("e/a", 2, "0.23")))
        .isInstanceOf(RefusedException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> given.stage(plan("b", "e/*", 1, 5), file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(refusal);
    assertThat(backfills.list()).hasSize(1);
  }

  @Test
  void aNameMayBeUsedAgainAndMeansTheNewest() {
    given.stage(plan("b"), row("e/a", 2, "0.22"));
    publish("b");
    given.stage(plan("b"), row("e/a", 2, "0.23"));
    backfills.drop("b");
    given.stage(plan("b"), row("e/a", 2, "0.24"));
    long published = publish("b");
    backfills.rollback("b", "wrong");
    given.stage(plan("b"), row("e/a", 2, "0.25"));

    assertThat(backfills.list())
        .extracting(b -> b.state().text())
        .containsExactly("published", "dropped", "rolled back", "staged");
    assertThat(value(2)).isEqualTo("0.22");
    assertThat(given.read("e/a", "mid", day(2), published)).isEqualTo("0.24");
    assertThatThrownBy(() -> backfills.rollback("b", "again"))
        .hasMessage(
            "the newest backfill named b is staged; an older one is published still, as snapshot 2:"
                + " roll that one back with --snapshot 2");
    assertThatThrownBy(() -> backfills.rollback("b", 3L, "again"))
        .hasMessage("backfill b is rolled back, not published");
    assertThatThrownBy(() -> backfills.rollback("b", 9L, "again"))
        .hasMessage("no backfill named b made snapshot 9: see asof backfill list");
    assertThatThrownBy(() -> backfills.rollback("b", 2L, " ")).hasMessageContaining("not blank");
    backfills.rollback("b", 2L, "again");
    assertThat(value(2)).isEqualTo("0.2");
  }

  @Test
  void publishedRowsReplaceAndARollbackBringsBack() {
    given.stage(plan("b", "e/a", 2, 4), row("e/a", 2, "0.22"));
    assertThat(value(2)).isEqualTo("0.2");
    long published = publish("b");
    assertThat(value(2)).isEqualTo("0.22");
    assertThat(value(3)).as("day 3 was replaced by nothing").isEqualTo("0.22");
    assertThat(given.read("e/a", "mid", day(3), published - 1)).isEqualTo("0.3");

    SnapshotInfo back = backfills.rollback("b", "wrong");
    assertThat(back)
        .extracting(SnapshotInfo::kind, SnapshotInfo::reason)
        .containsExactly("rollback", "wrong");
    assertThat(value(3)).isEqualTo("0.3");
    assertThat(given.read("e/a", "mid", day(3), published)).isEqualTo("0.22");
    assertThatThrownBy(() -> backfills.rollback("b", "again"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("backfill b is rolled back, not published");
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "backfill", "rollback", "record"})
  void publishingIsRefusedAfterAnotherChangeOfItsRange(String kind) {
    StagePlan other = plan("other", "e/a", 3, 4);
    if (kind.equals("rollback")) {
      given.stage(other, row("e/a", 3, "0.33"));
      publish("other");
    }
    given.stage(
        new StagePlan("b", "s", null, null, Long.MIN_VALUE, Long.MAX_VALUE, "all"),
        row("e/a", 2, "0.22"));
    switch (kind) {
      case "import" -> given.imports(row("e/a", 4, "0.4"));
      case "record" ->
          given.record(
              "{\"source\":\"s\",\"entity\":\"x\",\"field\":\"mid\",\"event_time\":\""
                  + day(9)
                  + "\",\"value\":1}");
      case "rollback" -> backfills.rollback("other", "wrong");
      default -> {
        given.stage(other, row("e/a", 3, "0.33"));
        publish("other");
      }
    }
    long touching = given.store().newest();

    assertThatThrownBy(() -> backfills.publish("b", false))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "backfill b was staged upon snapshot "
                + (touching - 1)
                + ", and snapshot "
                + touching
                + " has changed rows that it replaces: compare it again with asof backfill diff b,"
                + " and publish it then");
    assertThat(given.store().newest()).isEqualTo(touching);
  }

  @Test
  void changesElsewhereDoNotMatter() {
    given.stage(plan("b", "e/a", 1, 4), row("e/a", 2, "0.22"));
    given.imports(row("e/a", 4, "0.4"), row("e/b", 2, "0.2"), row("E/a", 2, "0.2"));
    given.imports("t,e/a,mid,," + day(2) + "," + day(3) + ",0.9,");
    given.stage(plan("beside", "e/a", 4, 6), row("e/a", 5, "0.5"));
    publish("beside");
    given.stage(plan("other", "e/b", 1, 4), row("e/b", 2, "0.3"));
    publish("other");
    backfills.rollback("other", "wrong");

    assertThat(publish("b")).isEqualTo(7);
  }

  @Test
  void anEditionThatEqualsTheLiveOneMakesNoSnapshot() {
    given.stage(plan("b"), row("e/a", 3, "0.3"), row("e/a", 1, "0.1"), row("e/a", 2, "0.2"));

    assertThat(backfills.publish("b", false)).isEqualTo(new PublishResult(null, 3));

    assertThat(given.store().newest()).isEqualTo(1);
    assertThat(state(0)).isEqualTo("unchanged");
    assertThatThrownBy(() -> backfills.publish("b", false))
        .hasMessage("backfill b is unchanged, not staged");
  }

  @Test
  void anotherBasisIsNotTheLiveEdition() {
    given.record(
        "{\"source\":\"s\",\"entity\":\"e/r\",\"field\":\"mid\",\"event_time\":\""
            + day(1)
            + "\",\"value\":1}");
    given.stage(plan("b", "e/r", 1, 4), "s,e/r,mid,," + day(1) + "," + "2026-06-01T00:00:02Z,1,");
    assertThat(backfills.publish("b", false).snapshot()).isNotNull();
  }

  @Test
  void aPublicationUnderALaterOneCannotBeRolledBackFirst() {
    given.stage(plan("under", "e/a", 1, 3), row("e/a", 2, "0.22"));
    publish("under");
    given.stage(plan("over", "e/?", 2, 4), row("e/a", 2, "0.23"));
    publish("over");
    given.stage(plan("beside", "e/a", 4, 5), row("e/a", 4, "0.4"));
    publish("beside");

    assertThatThrownBy(() -> backfills.rollback("under", "wrong"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "backfill under lies under over (snapshot 3), which was published later over the same rows:"
                + " roll that one back first");
    backfills.rollback("over", "wrong");
    assertThat(value(2)).isEqualTo("0.22");
    backfills.rollback("under", "wrong too");
    assertThat(value(2)).isEqualTo("0.2");
    assertThat(value(4)).isEqualTo("0.4");
  }

  @Test
  void aDroppedBackfillIsGone() {
    given.stage(plan("b"), row("e/a", 2, "0.22"));
    backfills.drop("b");

    assertThat(state(0)).isEqualTo("dropped");
    assertThat(given.store().newest()).isEqualTo(1);
    assertThat(value(2)).isEqualTo("0.2");
    assertThatThrownBy(() -> backfills.publish("b", false))
        .isInstanceOf(RefusedException.class)
        .hasMessage("backfill b is dropped, not staged");
    assertThatThrownBy(() -> backfills.drop("b")).hasMessage("backfill b is dropped, not staged");
    assertThatThrownBy(() -> backfills.drop("c"))
        .hasMessage("there is no backfill named c: see asof backfill list");
    given.imports(row("e/a", 5, "0.5"));
    assertThat(given.stage(plan("b"), row("e/a", 2, "0.22")).fresh()).isTrue();
  }

  @Test
  void rowsOutsideThePlanAreKeptOutAndMustBeAccepted() {
    StageResult staged =
        given.stage(
            new StagePlan("b", "s", "e/*", "mid", TestStore.ns(day(1)), TestStore.ns(day(4)), "r"),
            row("e/a", 2, "0.22"),
            "t,e/a,mid,," + day(2) + "," + day(3) + ",0.9,",
            row("E/a", 2, "0.9"),
            "s,e/a,bid,," + day(2) + "," + day(3) + ",0.9,",
            row("e/a", 4, "0.9"),
            "s,e/a,mid,,2025-12-31T23:59:59.999999999Z," + day(3) + ",0.9,",
            "s,e/a,mid,," + day(2) + "," + day(1) + ",0.9,");

    assertThat(staged)
        .extracting(StageResult::read, StageResult::stored, StageResult::quarantined)
        .containsExactly(7L, 1L, 6L);
    assertThat(given.quarantine())
        .extracting(QuarantineRow::line, QuarantineRow::text)
        .contains(tuple(3L, "t,e/a,mid,," + day(2) + "," + day(3) + ",0.9,"))
        .contains(tuple(6L, row("e/a", 4, "0.9")));
    assertThat(given.quarantine())
        .filteredOn(row -> row.line() < 8)
        .extracting(QuarantineRow::reason)
        .containsExactlyInAnyOrder(
            "outside the plan: source t, the plan is for s",
            "outside the plan: entity E/a, the plan is for e/*",
            "outside the plan: field bid, the plan is for mid",
            "outside the plan: event time 2026-01-04T00:00:00Z, the plan runs from"
                + " 2026-01-01T00:00:00Z to before 2026-01-04T00:00:00Z",
            "outside the plan: event time 2025-12-31T23:59:59.999999999Z, the plan runs from"
                + " 2026-01-01T00:00:00Z to before 2026-01-04T00:00:00Z");
    assertThatThrownBy(() -> backfills.publish("b", false))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("6 rows of backfill b were kept out")
        .hasMessageContaining("--accept-quarantined");
    assertThat(given.store().newest()).isEqualTo(1);

    assertThat(backfills.publish("b", true).snapshot()).isNotNull();
    assertThat(value(3)).isEqualTo("0.22");
  }

  @Test
  void aMissingSourceIsThePlans() {
    given.stage(plan("b"), ",e/a,mid,," + day(2) + "," + day(3) + ",0.22,");
    publish("b");
    assertThat(value(2)).isEqualTo("0.22");
    assertThat(given.store().catalog().sources()).containsExactly("s");
  }

  @Test
  void aHeaderWithoutRowsDeletesTheRange() {
    given.stage(plan("b", "e/a", 2, 4), given.file());
    long published = publish("b");
    assertThat(value(3)).isEqualTo("0.1");
    assertThat(given.read("e/a", "mid", day(3), published - 1)).isEqualTo("0.3");
    assertThat(backfills.list()).extracting(BackfillRecord::rows).containsExactly(0L);
  }

  @Test
  void aHeaderWithoutRowsOverNothingChangesNothing() {
    given.stage(plan("b", "e/z", 2, 4), given.file());
    assertThat(backfills.publish("b", false).snapshot()).isNull();
  }

  @Test
  void tiesOfStagedRowsHoldFromThePublicationOn() {
    given.stage(plan("b"), "s,e/a,mid,ev," + day(2) + "," + day(3) + ",0.22,");
    assertThat(given.store().catalog().eventOf("e/a", given.store().newest())).isNull();
    long published = publish("b");
    assertThat(given.store().catalog().eventOf("e/a", published)).isEqualTo("ev");
    assertThat(given.store().catalog().eventOf("e/a", published - 1)).isNull();
    backfills.rollback("b", "wrong");
    assertThat(given.store().catalog().eventOf("e/a", given.store().newest()))
        .as("ties outlast rollbacks")
        .isEqualTo("ev");
  }

  @Test
  void aTieThatAnotherEventTookMeanwhileIsRefused() {
    given.stage(plan("b"), "s,e/a,mid,ev," + day(2) + "," + day(3) + ",0.22,");
    given.imports("t,e/a,mid,other," + day(2) + "," + day(3) + ",0.5,");
    assertThatThrownBy(() -> backfills.publish("b", false))
        .isInstanceOf(RefusedException.class)
        .hasMessage("entity e/a is tied to event other, so it cannot belong to ev");
    assertThat(given.store().newest()).isEqualTo(2);
  }

  @Test
  void afterABackfillAReplacedRowIsADuplicateAndAnotherValueAConflict() {
    given.stage(plan("b"), row("e/a", 2, "0.22"));
    publish("b");

    assertThat(given.imports(row("e/a", 2, "0.2"), row("e/a", 2, "0.2")).duplicate()).isEqualTo(1);
    assertThat(given.imports(row("e/a", 2, "0.22")).duplicate()).isEqualTo(1);
    assertThat(given.imports(row("e/a", 2, "0.23")).quarantined()).isEqualTo(1);
    assertThat(given.store().newest()).isEqualTo(2);
    assertThat(given.quarantine()).singleElement().asString().contains("conflict");
  }

  @Test
  void rowsOfARolledBackPublicationDoNotCountAsPublished() {
    given.stage(plan("b"), row("e/a", 2, "0.22"), row("e/n", 2, "0.5"));
    publish("b");
    backfills.rollback("b", "wrong");

    assertThat(given.imports(row("e/n", 2, "0.6")).stored()).isEqualTo(1);
    assertThat(given.imports(row("e/a", 2, "0.22")).quarantined()).as("0.2 is back").isEqualTo(1);
    assertThat(given.read("e/n", "mid", day(2))).isEqualTo("0.6");
  }

  @Test
  void stagedRowsDoNotCountAsPublished() {
    given.stage(plan("b"), row("e/n", 2, "0.5"));
    assertThat(given.imports(row("e/n", 2, "0.6")).stored()).isEqualTo(1);
    backfills.drop("b");
    assertThat(given.read("e/n", "mid", day(2))).isEqualTo("0.6");
  }

  @Test
  void importsAfterAPublicationLieOnTopOfIt() {
    given.stage(plan("b"), row("e/a", 2, "0.22"));
    publish("b");
    given.imports("s,e/a,mid,," + day(2) + "," + day(9) + ",0.29,");
    assertThat(value(2)).isEqualTo("0.29");
    assertThatThrownBy(() -> given.stage(plan("c", "e/a", 4, 4)))
        .isInstanceOf(RefusedException.class);
    backfills.rollback("b", "wrong");
    assertThat(value(2)).as("a rollback touches no import").isEqualTo("0.29");
    assertThat(value(3)).isEqualTo("0.3");
  }
}
