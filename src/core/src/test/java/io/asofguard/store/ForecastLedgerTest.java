package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Forecasts go in whole, come out as they went in, and can't be changed without being found. */
class ForecastLedgerTest {
  private static final ReadName MID = new ReadName("e/a", "market_mid");
  private static final ReadName LISTING = new ReadName("e", "");

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void fill() {
    store = Store.open(folder, StoreClock.fixed(1_000));
    try (WriteTx tx = store.write()) {
      try (ForecastLedger ledger = tx.forecasts()) {
        long first = ledger.begin(draft("first", 5L)).id();
        ledger.add(call(first, 10, 0.25), List.of(part(1, MID), part(2, LISTING, MID)));
        ledger.add(call(first, 20, 0.5), List.of(part(3, MID)));
      }
      tx.commit();
    }
    try (WriteTx tx = store.write()) {
      try (ForecastLedger ledger = tx.forecasts()) {
        long second = ledger.begin(draft("second", null)).id();
        ledger.add(call(second, 15, 0.75), List.of());
      }
      tx.commit();
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsWrittenComesOutAgain() {
    assertThat(store.newest()).as("no edition of the data").isZero();
    ForecastRun first = store.forecasts().run("first").orElseThrow();
    assertThat(first)
        .usingRecursiveComparison()
        .ignoringFields("by")
        .isEqualTo(new ForecastRun(1, "first", false, "e", "Model", "{}", 5L, "", 1_000));
    assertThat(store.forecasts().runs())
        .extracting(ForecastRun::kind)
        .containsExactly("replay", "live");
    assertThat(store.forecasts().run("third")).isEmpty();
    List<ForecastCall> calls = new ArrayList<>();
    List<List<ReadPart>> reads = new ArrayList<>();
    store
        .forecasts()
        .callsWithReads(
            1,
            (call, parts) -> {
              calls.add(call);
              reads.add(parts);
            });
    assertThat(calls).extracting(ForecastCall::cutoff).containsExactly(10L, 20L);
    assertThat(calls.get(0).values()).isEqualTo(Map.of("e/a", 0.25, "e/b", 0.75));
    assertThat(calls.get(0).writtenAt()).isEqualTo(1_000);
    assertThat(reads.get(0))
        .extracting(ReadPart::names)
        .containsExactly(List.of(MID), List.of(LISTING, MID));
    assertThat(reads.get(0).get(1).bytes()).containsExactly(2);
    assertThat(store.forecasts().count(1)).isEqualTo(2);
  }

  @Test
  void aNameIsGivenOnceAndACutoffIsDoneOnce() {
    try (WriteTx tx = store.write();
        ForecastLedger ledger = tx.forecasts()) {
      assertThatThrownBy(() -> ledger.begin(draft("first", 5L)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("first");
      assertThatThrownBy(() -> ledger.add(call(1, 10, 0.5), List.of()))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void whatIsNotCommittedIsNotThere() {
    try (WriteTx tx = store.write();
        ForecastLedger ledger = tx.forecasts()) {
      ledger.begin(draft("third", 5L));
    }
    assertThat(store.forecasts().run("third")).isEmpty();
    assertThat(damages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE forecast SET probability = 0.9 WHERE call = 1 AND entity = 'e/a' | call 1
          UPDATE forecast SET entity = 'e/c' WHERE call = 2 AND entity = 'e/a'    | call 2
          DELETE FROM forecast WHERE call = 2 AND entity = 'e/b'                  | call 2
          INSERT INTO forecast VALUES (3, 'e/c', 0.5)                             | call 3
          INSERT INTO forecast VALUES (4, 'e/c', 0.5)                             | call 4, which is missing
          UPDATE forecast_call SET written_at = 1 WHERE id = 2                    | call 2
          UPDATE forecast_call SET cutoff = 11 WHERE id = 1                       | call 1
          UPDATE forecast_call SET code_version = 'x' WHERE id = 1                | call 1
          UPDATE forecast_call SET snapshot = 6 WHERE id = 1                      | call 1
          UPDATE forecast_call SET read_digest = 'x' WHERE id = 3                 | call 3
          DELETE FROM forecast_call WHERE id = 1                                  | call 1 is missing
          DELETE FROM forecast_call WHERE id = 3                                  | call 3 is missing
          INSERT INTO forecast_call SELECT 4, run, 99, snapshot, code_version, reads, read_digest, written_at, digest FROM forecast_call WHERE id = 3 | call 4
          UPDATE forecast_run SET name = 'x' WHERE id = 1                         | run 1
          UPDATE forecast_run SET kind = 'replay' WHERE id = 2                    | run 2
          DELETE FROM forecast_run WHERE id = 2                                   | run 2 is missing
          INSERT INTO forecast_run SELECT 3, 'x', kind, event, forecaster, settings, snapshot, "by", begun_at, digest FROM forecast_run WHERE id = 2 | run 3
          UPDATE forecast_read SET reads = x'05' WHERE call = 2                   | call 2
          UPDATE forecast_name SET field = 'bid' WHERE field = 'market_mid'       | call 1
          DELETE FROM forecast_read WHERE call = 1 AND part = 1                   | call 1
          DELETE FROM asof_ledger_head                                            | head
          """)
  void aChangeBehindOurBackIsFound(String sql, String named) throws SQLException {
    assertThat(damages()).isEmpty();
    change(sql);
    assertThat(damages()).anySatisfy(damage -> assertThat(damage).contains(named));
  }

  @Test
  void aStoreOfTheSecondSchemaGetsTheNewTablesWhenItIsOpened() throws SQLException {
    change(
        "DROP TABLE forecast; DROP TABLE forecast_read; DROP TABLE forecast_call;"
            + " DROP TABLE forecast_run; DROP TABLE forecast_name; DROP TABLE asof_ledger_head;"
            + " DROP TABLE backfill_comparison; DROP VIEW quarantine_now;"
            + " DROP TABLE quarantine_again; ALTER TABLE backfill DROP COLUMN size;"
            + " ALTER TABLE backfill DROP COLUMN sha256; PRAGMA user_version = 2");
    try (Store old = Store.open(folder, StoreClock.fixed(2_000))) {
      assertThat(old.forecasts().runs()).isEmpty();
      assertThat(old.health().schema()).isEqualTo(Schema.version());
    }
    close();
    store = Store.open(folder, StoreClock.fixed(2_000));
    assertThat(damages()).isEmpty();
    fill();
    assertThat(damages()).isEmpty();
  }

  private List<String> damages() {
    List<String> damages = new ArrayList<>();
    new Verifier(store)
        .verify(
            true,
            null,
            finding -> {
              if (!finding.sound()) {
                damages.add(finding.detail());
              }
            });
    return damages;
  }

  /** As somebody who knows how to get past the triggers, and puts them back. */
  private void change(String sql) throws SQLException {
    try (Connection shell = DriverManager.getConnection("jdbc:sqlite:" + store.file());
        Statement statement = shell.createStatement()) {
      for (String trigger : AppendOnly.triggers().keySet()) {
        statement.executeUpdate("DROP TRIGGER IF EXISTS " + trigger);
      }
      for (String each : sql.split(";")) {
        statement.executeUpdate(each);
      }
      boolean old = sql.contains("user_version");
      for (String trigger : AppendOnly.triggers().values()) {
        boolean gone = trigger.matches("(?s).*(forecast|comparison|quarantine_again).*");
        if (!old || !gone) {
          statement.executeUpdate(trigger);
        }
      }
    }
  }

  private static ForecastRun draft(String name, Long snapshot) {
    return new ForecastRun(0, name, snapshot == null, "e", "Model", "{}", snapshot, "", 0);
  }

  private static ForecastCall call(long run, long cutoff, double a) {
    List<ReadPart> parts =
        run == 1 && cutoff == 10
            ? List.of(part(1, MID), part(2, LISTING, MID))
            : run == 1 ? List.of(part(3, MID)) : List.of();
    Map<String, Double> values = Map.of("e/a", a, "e/b", 1 - a);
    return new ForecastCall(0, run, cutoff, 5, "v1", 3, ReadPart.digest(parts), 0, values);
  }

  private static ReadPart part(int content, ReadName... names) {
    return new ReadPart(List.of(names), new byte[] {(byte) content});
  }
}
