package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.backfill.StagePlan;
import io.asofguard.durability.TestStore;
import io.asofguard.store.QuarantineRow;
import io.asofguard.store.SnapshotInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a row that is stored, or is there already, ties its entity to the event that it names. */
class TieRoundsTest {
  private TestStore given;

  @BeforeEach
  void open(@TempDir Path folder) {
    given = new TestStore(folder);
    given.imports(row("e/a", "", 1, "0.1"), row("e/a", "", 2, "0.2"), row("e/a", "", 3, "0.3"));
  }

  @AfterEach
  void theStoreIsSound() {
    assertThat(TestStore.damages(given.store())).isEmpty();
    given.close();
  }

  private static String row(String entity, String event, int day, String value) {
    return "s,%s,mid,%s,%s,2026-02-01T00:00:00Z,%s,".formatted(entity, event, day(day), value);
  }

  private static String day(int day) {
    return "2026-01-%02dT00:00:00Z".formatted(day);
  }

  private String eventOf(String entity) {
    return Objects.toString(
        given.store().catalog().eventOf(entity, given.store().newest()), "none");
  }

  private List<String> reasons() {
    return given.quarantine().stream()
        .map(row -> row.line() + " " + row.reason().split(":")[0])
        .toList();
  }

  @Test
  void aConflictTiesNothing() {
    ImportResult done =
        given.imports(
            row("e/a", "v", 1, "0.9"), row("e/a", "w", 4, "0.4"), row("e/a", "x", 5, "0.5"));

    assertThat(done).extracting(ImportResult::stored, ImportResult::quarantined).contains(1L, 2L);
    assertThat(reasons()).containsExactly("2 conflict", "4 entity tied to two events");
    assertThat(given.quarantine().get(1).reason()).contains("belongs to 'w' (named in line 3)");
    assertThat(eventOf("e/a")).isEqualTo("w");
    assertThat(given.snapshots()).extracting(SnapshotInfo::rows).containsExactly(3L, 1L);
  }

  @Test
  void aSupersededLineTiesNothing() {
    ImportResult done =
        given.imports(
            row("e/b", "v", 1, "0.9"), row("e/b", "", 1, "0.1"), row("e/b", "w", 2, "0.2"));

    assertThat(done)
        .extracting(ImportResult::stored, ImportResult::superseded, ImportResult::quarantined)
        .containsExactly(2L, 1L, 0L);
    assertThat(eventOf("e/b")).isEqualTo("w");
  }

  @Test
  void aDuplicateTies() {
    given.imports(row("e/a", "v", 1, "0.1"), row("e/a", "w", 4, "0.4"));
    assertThat(reasons()).containsExactly("3 entity tied to two events");
    assertThat(eventOf("e/a")).isEqualTo("v");
  }

  @Test
  void aTieThatALaterRowBearsOutStands() {
    given.imports(row("e/a", "v", 1, "0.9"), row("e/a", "w", 4, "0.4"), row("e/a", "v", 5, "0.5"));
    assertThat(reasons()).containsExactly("2 conflict", "3 entity tied to two events");
    assertThat(eventOf("e/a")).isEqualTo("v");
  }

  @Test
  void whatIsKeptOutForItsTieSupersedesNothing() {
    given.imports(row("e/b", "v", 1, "0.1"), row("e/b", "w", 1, "0.9"));
    assertThat(reasons()).containsExactly("3 entity tied to two events");
    assertThat(given.read("e/b", "mid", day(1))).isEqualTo("0.1");
  }

  @Test
  void severalIdleTiesInARowAndOtherEntitiesBesides() {
    given.imports(
        row("e/a", "v", 1, "0.9"),
        row("e/a", "w", 2, "0.9"),
        row("e/b", "v", 1, "0.1"),
        row("e/a", "x", 4, "0.4"),
        row("e/b", "w", 2, "0.2"));
    assertThat(reasons())
        .containsExactly("2 conflict", "3 conflict", "6 entity tied to two events");
    assertThat(eventOf("e/a")).isEqualTo("x");
    assertThat(eventOf("e/b")).isEqualTo("v");
  }

  @Test
  void aRoundOfManyRowsIsUndoneWhole() {
    List<String> rows = new ArrayList<>();
    rows.add(row("e/a", "v", 1, "0.9"));
    for (int i = 0; i < 11_000; i++) {
      rows.add(row("e/" + i, "", 1, "0.1"));
    }
    rows.add(row("e/a", "w", 4, "0.4"));
    assertThat(given.imports(rows.toArray(new String[0])).stored()).isEqualTo(11_001);
    assertThat(eventOf("e/a")).isEqualTo("w");
  }

  @Test
  void afterAFewRoundsTheRestStaysInQuarantine() {
    List<String> rows = new ArrayList<>();
    List<String> stored = new ArrayList<>();
    for (int day = 1; day <= 20; day++) {
      stored.add(row("e/c", "", day, "0.1"));
      rows.add(row("e/c", "v" + day, day, "0.9"));
    }
    rows.add(row("e/c", "right", 21, "0.1"));
    given.imports(stored.toArray(new String[0]));
    ImportResult done = given.imports(rows.toArray(new String[0]));
    assertThat(done.quarantined()).isEqualTo(21);
    assertThat(eventOf("e/c")).isEqualTo("none");
  }

  @Test
  void aRowOutsideThePlanTiesNothing() {
    StagePlan plan =
        new StagePlan("b", "s", null, null, TestStore.ns(day(1)), TestStore.ns(day(3)), "mend");
    StageResult staged = given.stage(plan, row("e/b", "v", 9, "0.9"), row("e/b", "w", 1, "0.7"));
    given.backfills().publish("b", true);

    assertThat(staged)
        .extracting(StageResult::stored, StageResult::quarantined)
        .containsExactly(1L, 1L);
    assertThat(given.quarantine())
        .extracting(QuarantineRow::reason)
        .singleElement()
        .asString()
        .startsWith("outside the plan");
    assertThat(eventOf("e/b")).isEqualTo("w");
    assertThat(given.read("e/b", "mid", day(1))).isEqualTo("0.7");
  }

  @Test
  void aMilestoneTiesAndKeepsOutTheLineThatNamesAnotherEvent() {
    ImportResult done =
        given.importsMilestones(
            "v,e/a,closed,2026-01-05T00:00:00Z,2026-01-05T00:00:01Z,",
            "w,e/a,closed,2026-01-05T00:00:00Z,2026-01-05T00:00:02Z,",
            "v,e/a,closed,2026-01-05T00:00:00Z,2026-01-05T00:00:03Z,");

    assertThat(done).extracting(ImportResult::stored, ImportResult::quarantined).contains(2L, 1L);
    assertThat(reasons()).containsExactly("3 entity tied to two events");
    assertThat(eventOf("e/a")).isEqualTo("v");
  }
}
