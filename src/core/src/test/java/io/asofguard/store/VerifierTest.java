package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.backfill.StagePlan;
import io.asofguard.durability.TestStore;
import io.asofguard.law.MilestoneKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each single change that somebody makes with the sqlite shell is found and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifierTest {

  private TestStore original;
  private Path folder;
  private Path template;
  private int copies;

  /** Rows 1-12 import, 13-15 and 16-17 published, 18-19 dropped, 20-22 recorded, 23-26 imported. */
  @BeforeAll
  void build(@TempDir Path temp) {
    folder = temp;
    original = new TestStore(temp);
    original.imports(
        row("e/a", 1, "0.1"),
        row("e/a", 2, "0.2"),
        row("e/a", 3, "0.3"),
        row("e/a", 4, "0.4"),
        row("e/a", 5, ""),
        row("e/a", 6, "0.6"),
        row("e/b", 1, "0.1"),
        row("e/b", 2, "0.2"),
        row("e/b", 3, "0.3"),
        row("e/b", 4, "0.4"),
        row("e/b", 5, "0.5"),
        row("e/b", 6, "0.6"));
    milestone(MilestoneKind.EVENT_END, "2026-05-01T00:00:00Z", null);
    milestone(MilestoneKind.CLOSED, "2026-05-02T00:00:00Z", null);
    original.declarations().field(new FieldRule("forecast", true, 0.0, null));
    original.stage(
        plan("kept", 2, 5), row("e/a", 2, "0.22"), row("e/a", 3, "0.3"), row("e/a", 4, "0.44"));
    original.backfills().publish("kept", false);
    original.stage(plan("undone", 5, 7), row("e/a", 5, "0.55"), row("e/a", 6, "0.66"));
    original.backfills().publish("undone", false);
    original.backfills().rollback("undone", "wrong source file");
    original.stage(plan("dropped", 1, 3), row("e/a", 1, "0.9"), row("e/a", 2, "0.9"));
    original.backfills().drop("dropped");
    original.record(line("live", 1), line("live", 2), line("live", 3));
    original.imports(
        row("e/a", 7, "0.7"), row("e/a", 8, "0.8"), row("e/b", 7, "0.7"), row("e/b", 8, "0.8"));
    original.stage(plan("open", 7, 9), row("e/a", 7, "0.71"), row("e/a", 8, "0.81"));
    milestone(MilestoneKind.RESOLVED, "2026-05-03T00:00:00Z", "yes");
    template = temp.resolve("template.db");
    original.store().backup(template);
  }

  @AfterAll
  void close() {
    original.close();
  }

  private void milestone(MilestoneKind kind, String at, String outcome) {
    original.declarations().milestone("ev", kind, TestStore.ns(at), "e/a", outcome, "by hand");
  }

  private static StagePlan plan(String name, int from, int to) {
    return new StagePlan(
        name, "s", "e/a", "market_mid", TestStore.ns(day(from)), TestStore.ns(day(to)), "mend");
  }

  private static String day(int day) {
    return "2026-01-%02dT00:00:00Z".formatted(day);
  }

  private static String row(String entity, int day, String value) {
    return "s,%s,market_mid,ev,%s,2026-02-%02dT00:00:00Z,%s,%s"
        .formatted(entity, day(day), day, value, value.isEmpty());
  }

  private static String line(String entity, int day) {
    return "{\"entity\":\"%s\",\"field\":\"count\",\"event_time\":\"%s\",\"value\":%d}"
        .formatted(entity, day(day), day);
  }

  @Test
  void anUntouchedStoreIsSound() throws SQLException {
    assertThat(damages(new Change("nothing", "SELECT 1", ""))).isEmpty();
    assertThat(original.snapshots())
        .extracting(SnapshotInfo::kind)
        .containsExactly(
            "import",
            "milestone",
            "milestone",
            "field",
            "backfill",
            "backfill",
            "rollback",
            "record",
            "import",
            "milestone");
  }

  @ParameterizedTest
  @MethodSource({
    "io.asofguard.store.ChangesOfRows#observations",
    "io.asofguard.store.ChangesOfRows#milestones",
    "io.asofguard.store.ChangesOfRows#snapshots",
    "io.asofguard.store.ChangesOfTheRest#all"
  })
  void aSingleChangeIsFoundAndNamed(Change change) throws SQLException {
    assertThat(damages(change))
        .as("after %s", change.sql())
        .isNotEmpty()
        .anySatisfy(damage -> assertThat(damage).containsPattern(change.named()));
  }

  @Test
  void aLastSnapshotThatIsCutOffWithAllItBroughtIsMissedByTheHead() throws SQLException {
    Change cut =
        new Change(
            "cut",
            "DELETE FROM milestone WHERE snapshot = 10; DELETE FROM snapshot WHERE number = 10",
            "");
    assertThat(damages(cut)).anySatisfy(d -> assertThat(d).contains("snapshot 10 is missing"));
  }

  /** What no digest inside the store can tell. */
  @Test
  void aChainCutShortOrRewrittenIsFoundByTheDigestKeptElsewhere() throws SQLException {
    String newest = original.snapshots().get(9).digest();
    Change cut =
        new Change(
            "cut",
            "DELETE FROM milestone WHERE snapshot = 10; DELETE FROM snapshot WHERE number = 10;"
                + " UPDATE asof_head SET (number, digest) ="
                + " (SELECT number, digest FROM snapshot WHERE number = 9)",
            "");

    assertThat(damages(cut)).isEmpty();

    assertThat(expecting(copyWith(cut), newest))
        .containsExactly(
            "expected digest: no snapshot of this store has it: the chain was rewritten or cut"
                + " short");
    assertThat(expecting(copy(), newest)).isEmpty();
    assertThat(expecting(copy(), original.snapshots().get(6).digest()))
        .singleElement()
        .asString()
        .contains("it is snapshot 7's, and the store goes on to 10");
  }

  private static List<String> expecting(Path copy, String digest) {
    List<String> damages = new ArrayList<>();
    try (Store store = Store.open(copy, StoreClock.system())) {
      boolean sound =
          new Verifier(store)
              .verify(
                  false,
                  digest,
                  finding -> {
                    if (!finding.sound()) {
                      damages.add(finding.check() + ": " + finding.detail());
                    }
                  });
      assertThat(sound).isEqualTo(damages.isEmpty());
    }
    return damages;
  }

  /** Every digest recomputed over a changed row: as sound a chain as the true one. */
  @Test
  void aChainThatWasRewrittenWholeIsFoundByTheDigestKeptElsewhere(@TempDir Path elsewhere) {
    String newest;
    try (TestStore one = new TestStore(elsewhere)) {
      one.imports(row("e/a", 1, "0.1"), row("e/a", 2, "0.2"));
      newest = one.snapshots().get(0).digest();
    }
    try (TestStore other = new TestStore(elsewhere.resolve("rewritten"))) {
      other.imports(row("e/a", 1, "0.1"), row("e/a", 2, "0.3"));
      assertThat(TestStore.damages(other.store())).isEmpty();
      assertThat(expecting(other.store().file(), newest))
          .singleElement()
          .asString()
          .contains("rewritten or cut short");
    }
  }

  @Test
  void aMissingTriggerIsNamed() throws SQLException {
    Path copy = copy();
    try (Connection connection = connect(copy);
        Statement sqlite = connection.createStatement()) {
      sqlite.executeUpdate("DROP TRIGGER milestone_no_delete");
    }
    assertThat(damages(copy))
        .containsExactly("triggers: trigger milestone_no_delete is missing or was changed");
  }

  private List<String> damages(Change change) throws SQLException {
    return damages(copyWith(change));
  }

  private Path copyWith(Change change) throws SQLException {
    Path copy = copy();
    try (Connection connection = connect(copy);
        Statement sqlite = connection.createStatement()) {
      sqlite.execute("PRAGMA synchronous = OFF");
      sqlite.execute("BEGIN");
      List<String> triggers = dropTriggers(sqlite);
      for (String sql : change.sql().split("; ")) {
        sqlite.execute(sql);
      }
      for (String trigger : triggers) {
        sqlite.executeUpdate(trigger);
      }
      sqlite.execute("COMMIT");
    }
    return copy;
  }

  private static List<String> damages(Path copy) {
    try (Store store = Store.open(copy, StoreClock.system())) {
      return TestStore.damages(store);
    }
  }

  private Path copy() {
    try {
      return Files.copy(template, folder.resolve("copy-" + ++copies + ".db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static List<String> dropTriggers(Statement sqlite) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> triggers = new ArrayList<>();
    try (ResultSet row =
        sqlite.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")) {
      while (row.next()) {
        names.add(row.getString(1));
        triggers.add(Objects.requireNonNull(row.getString(2)));
      }
    }
    for (String name : names) {
      sqlite.executeUpdate("DROP TRIGGER " + name);
    }
    return triggers;
  }
}
