package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Plan;
import io.asofguard.conformance.Row;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself keeps the log, against a connection as the sqlite shell opens it. */
class AppendOnlyTest {
  private static final String LOG =
      "source,series,stream,batch,observation,milestone,entity_event,field_rule,backfill,"
          + "forecast_run,forecast_call,forecast,forecast_read,forecast_name,backfill_tie,backfill_comparison,backfill_end,snapshot,quarantine,quarantine_again";

  @TempDir Path folder;
  private Connection shell;

  @BeforeEach
  void aStoreWithARowInEveryTable() throws SQLException {
    try (Store store = Store.open(folder, StoreClock.fixed(1_000))) {
      StoreDriver driver = new StoreDriver(store);
      Series series = new Series("e/x", "f");
      driver.declare("f", false);
      driver.observations(List.of(new Row("a", series, "e", 1, 1, 1.0, Basis.CLAIMED)));
      driver.milestones(List.of(new Fact("e", "e/x", MilestoneKind.EVENT_END, 9L, 9, null)));
      driver.stage(
          new Plan(
              "p",
              "a",
              null,
              null,
              0,
              5,
              List.of(new Row("a", series, "e", 2, 2, 1.0, Basis.CLAIMED))));
      driver.publish("p");
      try (WriteTx tx = store.write()) {
        tx.handle().execute("INSERT INTO backfill_end VALUES (1, 'dropped', 'x', 0)");
        tx.handle().execute("INSERT INTO backfill_comparison VALUES (1, 1, 1, 0, 'x', 0, '')");
        tx.handle().execute("INSERT INTO backfill_tie VALUES (1, 'e/x', 'e')");
        tx.handle().execute("INSERT INTO quarantine VALUES ('d', 1, 'f', 1, 'r', 't', 0)");
        tx.handle().execute("INSERT INTO quarantine_again VALUES (1, 'd', 1, 'f', 1, 'r', 0)");
        try (ForecastLedger ledger = tx.forecasts()) {
          ForecastRun run =
              ledger.begin(new ForecastRun(0, "r", false, "e", "Class", "{}", 3L, "", 0));
          ledger.add(
              new ForecastCall(0, run.id(), 5, 3, "v", 1, "d", 0, Map.of("e/x", 0.5)),
              List.of(new ReadPart(List.of(new ReadName("e/x", "f")), new byte[8])));
        }
        tx.commit();
      }
      shell = DriverManager.getConnection("jdbc:sqlite:" + store.file());
      shell.createStatement().execute("PRAGMA foreign_keys = OFF");
    }
  }

  @AfterEach
  void close() throws SQLException {
    shell.close();
  }

  @Test
  void theTableListIsWhole() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = shell.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'asof_%'"
                    + " AND name NOT LIKE 'sqlite_%'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    assertThat(tables).containsExactlyInAnyOrder(LOG.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "series",
        "stream",
        "batch",
        "observation",
        "milestone",
        "entity_event",
        "field_rule",
        "backfill",
        "backfill_tie",
        "backfill_comparison",
        "backfill_end",
        "snapshot",
        "quarantine",
        "quarantine_again",
        "forecast_run",
        "forecast_call",
        "forecast",
        "forecast_read",
        "forecast_name"
      })
  void updateDeleteAndReplaceAreRefused(String table) throws SQLException {
    long before = count(table);
    assertThat(before).isPositive();
    String column = columns(table).get(columns(table).size() - 1);
    refused("UPDATE " + table + " SET \"" + column + "\" = \"" + column + "\"");
    refused("UPDATE OR REPLACE " + table + " SET \"" + column + "\" = \"" + column + "\"");
    refused("DELETE FROM " + table);
    refused("INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table);
    refused("REPLACE INTO " + table + " SELECT * FROM " + table);
    assertThat(count(table)).isEqualTo(before);
  }

  /** A REPLACE that meets a UNIQUE column deletes the other row, though its own key is new. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT OR REPLACE INTO source SELECT id + 100, name FROM source",
        "INSERT OR REPLACE INTO series SELECT id + 100, entity, field FROM series",
        "INSERT OR REPLACE INTO stream SELECT id + 100, series, source, basis FROM stream",
        "INSERT OR REPLACE INTO forecast_run SELECT id + 100, name, kind, event, forecaster, settings,"
            + " snapshot, \"by\", begun_at, digest FROM forecast_run",
        "INSERT OR REPLACE INTO forecast_call SELECT id + 100, run, cutoff, snapshot, code_version,"
            + " reads, read_digest, written_at, digest FROM forecast_call",
        "INSERT OR REPLACE INTO forecast_name SELECT id + 100, entity, field FROM forecast_name",
        "INSERT OR REPLACE INTO snapshot SELECT number + 100, at, kind, \"by\", reason, file, size,"
            + " sha256, rows, batch, backfill, given_until, content, digest FROM snapshot"
            + " WHERE batch IS NOT NULL"
      })
  void replaceByAnotherKeyIsRefused(String sql) {
    refused(sql);
  }

  @Test
  void rowidsAreNoWayAroundIt() {
    refused(
        "INSERT OR REPLACE INTO entity_event (rowid, entity, event, snapshot) "
            + "SELECT rowid, 'other', event, snapshot FROM entity_event");
    refused(
        "INSERT OR REPLACE INTO quarantine (rowid, sha256, line, file, reason, text, at) "
            + "SELECT rowid, 'other', line, file, reason, text, at FROM quarantine");
  }

  private void refused(String sql) {
    assertThatThrownBy(
            () -> {
              try (Statement statement = shell.createStatement()) {
                statement.executeUpdate(sql);
              }
            })
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
  }

  private long count(String table) throws SQLException {
    try (Statement statement = shell.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      return row.getLong(1);
    }
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = shell.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      while (row.next()) {
        columns.add(row.getString("name"));
      }
    }
    return columns;
  }
}
