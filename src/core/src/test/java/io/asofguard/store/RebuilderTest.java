package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.backfill.StagePlan;
import io.asofguard.durability.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is derived can be thrown away. */
class RebuilderTest {
  private TestStore given;

  /** Two runs of a stream, and backfills in all states there are. */
  @BeforeEach
  void build(@TempDir Path folder) {
    given = new TestStore(folder);
    given.imports(row("e/a", 1, "0.1"), row("e/a", 2, "0.2"), row("e/b", 2, "0.2"));
    given.imports(row("e/a", 3, ""), row("e/b", 3, "0.3"));
    given.imports(row("e/b", 3, "0.1").replace("2026-02-01", "2026-01-20"));
    given.stage(plan("kept", "e/a", 2), row("e/a", 2, "0.22"));
    given.backfills().publish("kept", false);
    given.imports(row("e/a", 4, "0.4"), row("e/b", 4, "0.4"), "t" + row("e/a", 1, "0.7"));
    given.stage(plan("undone", "e/*", 3), row("e/b", 3, "0.33"));
    given.backfills().publish("undone", false);
    given.backfills().rollback("undone", "wrong");
    given.imports(row("e/a", 5, "0.5"), row("e/b", 5, "0.5"));
    given.stage(plan("dropped", "e/a", 1), row("e/a", 1, "0.9"));
    given.backfills().drop("dropped");
    given.stage(plan("same", "e/b", 5), row("e/b", 5, "0.5"));
    given.backfills().publish("same", false);
    given.stage(plan("open", "e/a", 5), row("e/a", 5, "0.55"));
    given.record(
        "{\"entity\":\"live\",\"field\":\"n\",\"event_time\":\"" + day(1) + "\",\"value\":1}");
    assertThat(TestStore.damages(given.store())).isEmpty();
  }

  @AfterEach
  void close() {
    given.close();
  }

  private static StagePlan plan(String name, String entity, int day) {
    return new StagePlan(
        name, "s", entity, null, TestStore.ns(day(day)), TestStore.ns(day(day + 1)), "mend");
  }

  private static String row(String entity, int day, String value) {
    return "s,%s,mid,,%s,2026-02-01T00:00:00Z,%s,%s"
        .formatted(entity, day(day), value, value.isEmpty());
  }

  private static String day(int day) {
    return "2026-01-%02dT00:00:00Z".formatted(day);
  }

  private List<String> rebuilt() {
    List<String> findings = new ArrayList<>();
    boolean done =
        new Rebuilder(given.store())
            .rebuild(f -> findings.add(f.check() + " " + f.status() + ": " + f.detail()));
    findings.add(done ? "done" : "not done");
    return findings;
  }

  /** All that is derived. */
  private List<String> derived() {
    return derived(given.store());
  }

  private static List<String> derived(Store store) {
    return store.reading(
        s -> {
          List<String> all = new ArrayList<>();
          for (String table :
              List.of("asof_run", "asof_row", "asof_block", "asof_step", "asof_head")) {
            s.handle()
                .createQuery("SELECT * FROM " + table)
                .mapToMap()
                .forEach(row -> all.add(table + " " + row));
          }
          all.sort(null);
          return all;
        });
  }

  private void damage(String... sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + given.store().file());
        Statement sqlite = connection.createStatement()) {
      for (String each : sql) {
        sqlite.execute(each);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "UPDATE asof_row SET value = 0.999",
        "UPDATE asof_row SET published = 1",
        "DELETE FROM asof_row WHERE seq % 2 = 0",
        "UPDATE asof_run SET rows = 1, first_event = 0, last_known = 0, last_change = 0",
        "UPDATE asof_block SET rows = 1, min_known = 0",
        "DELETE FROM asof_block",
        "DELETE FROM asof_head",
        "DELETE FROM asof_step",
        "UPDATE asof_step SET min_known = 0",
        "INSERT INTO asof_row VALUES (1, 1, 1, 1, 1, 1)",
        "INSERT INTO asof_block VALUES (99, 1, 1, 1, 1)",
      })
  void whatIsDamagedIsMadeAnew(String sql) throws SQLException {
    List<String> before = derived();
    damage(sql);
    assertThat(rebuilt()).last().isEqualTo("done");
    assertThat(derived()).isEqualTo(before);
    assertThat(TestStore.damages(given.store())).isEmpty();
  }

  @Test
  void everythingIsMadeAnewThoughNothingIsLeft() throws SQLException {
    damage("DELETE FROM asof_row", "DELETE FROM asof_run", "DELETE FROM asof_block");
    assertThat(given.read("e/a", "mid", day(2))).isEqualTo("UNKNOWN");
    assertThat(rebuilt())
        .endsWith(
            "reads ok: the tables that reads use agree with the log",
            "rebuild ok: 15 rows in 10 runs and 10 blocks made from the log; before, there were 0 rows"
                + " in 0 runs and 0 blocks",
            "done");
    assertThat(given.read("e/a", "mid", day(2))).isEqualTo("0.22");
    assertThat(given.read("e/a", "mid", day(2), 2)).isEqualTo("0.2");
    given.backfills().publish("open", false);
    given.imports(row("e/a", 6, "0.6"));
    assertThat(given.read("e/a", "mid", day(5))).isEqualTo("0.55");
    assertThat(TestStore.damages(given.store())).isEmpty();
  }

  @Test
  void openViewsGoOn() throws SQLException {
    Scope scope = given.store().scope(ReadScope.of(given.store().newest()));
    io.asofguard.api.Series series = new io.asofguard.api.Series("e/b", "mid");
    long now = given.clock().now();
    assertThat(scope.at(series, now, now)).extracting("value").isEqualTo(0.5);
    damage("DELETE FROM asof_run WHERE id = 1");
    rebuilt();
    assertThat(scope.at(series, now, now)).extracting("value").isEqualTo(0.5);
  }

  @Test
  void aStoreOfTheFirstSchemaIsBroughtUpToDate() throws SQLException {
    List<String> before = derived();
    assertThat(before).filteredOn(row -> row.startsWith("asof_step")).hasSize(2);
    given.store().close();
    damage(
        "DROP TABLE asof_step",
        "DROP TABLE backfill_comparison",
        "DROP VIEW quarantine_now",
        "DROP TABLE quarantine_again",
        "DROP TABLE forecast",
        "DROP TABLE forecast_read",
        "DROP TABLE forecast_call",
        "DROP TABLE forecast_run",
        "DROP TABLE forecast_name",
        "DROP TABLE asof_ledger_head",
        "ALTER TABLE backfill DROP COLUMN size",
        "ALTER TABLE backfill DROP COLUMN sha256",
        "PRAGMA user_version = 1");
    try (Store old = Store.open(given.store().file(), given.clock())) {
      assertThatThrownBy(old::newest)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("older version (schema 1): run asof rebuild once");
      old.write().close();
      assertThat(TestStore.damages(old))
          .as("its plans were made by this program, so they miss the files that the script drops")
          .containsExactly(
              "backfills: backfill 1 (kept) or its ties were changed or added",
              "backfills: backfill 2 (undone) or its ties were changed or added",
              "backfills: backfill 3 (dropped) or its ties were changed or added",
              "backfills: backfill 4 (same) or its ties were changed or added",
              "backfills: backfill 5 (open) or its ties were changed or added");
      assertThat(derived(old)).isEqualTo(before);
    }
  }

  @Test
  void aDamagedLogIsNoGround() throws SQLException {
    damage(
        "DROP TRIGGER observation_no_update",
        "UPDATE observation SET value = 0.9 WHERE seq = 2",
        "DELETE FROM asof_block");
    List<String> before = derived();
    assertThat(rebuilt())
        .anySatisfy(finding -> assertThat(finding).startsWith("observations damaged: batch 1"))
        .endsWith(
            "rebuild damaged: the log itself is damaged, so nothing was rebuilt: restore a backup",
            "not done");
    assertThat(derived()).isEqualTo(before);
  }

  @Test
  void withoutAStoreNoneIsMade(@TempDir Path elsewhere) {
    try (Store none = Store.open(elsewhere.resolve("none"), StoreClock.system())) {
      assertThatThrownBy(() -> new Rebuilder(none).rebuild(finding -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("there is no store at");
    }
    assertThat(elsewhere).isEmptyDirectory();
  }
}
