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
import java.util.stream.Stream;
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

  /** A change behind our back, and what the finding must say. */
  record Change(String what, String sql, String named) {
    @Override
    public String toString() {
      return what;
    }
  }

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

  static Stream<Change> observations() {
    List<Change> changes = new ArrayList<>();
    for (int seq : List.of(1, 5, 7, 12, 13, 16, 18, 21, 26, 28)) {
      String where = " WHERE seq = " + seq;
      String row = "\\brow " + seq + "\\b";
      String of = " of row " + seq;
      changes.add(new Change("value" + of, "UPDATE observation SET value = 0.999" + where, row));
      changes.add(
          new Change(
              "event time" + of,
              "UPDATE observation SET event_time = event_time + 1" + where,
              row));
      changes.add(
          new Change(
              "knowledge time" + of,
              "UPDATE observation SET knowledge_time = knowledge_time - 1" + where,
              row));
      changes.add(
          new Change(
              "stream" + of,
              "UPDATE observation SET stream = (SELECT max(id) FROM stream WHERE id <> observation.stream)"
                  + where,
              row));
      changes.add(
          new Change("batch" + of, "UPDATE observation SET batch = batch % 7 + 1" + where, row));
      changes.add(new Change("missing row " + seq, "DELETE FROM observation" + where, row));
      changes.add(
          new Change(
              "moved row " + seq, "UPDATE observation SET seq = 1000" + where, row + ".*missing"));
    }
    changes.add(
        new Change(
            "added at the end",
            "INSERT INTO observation SELECT 29, batch, stream, event_time, knowledge_time, value FROM observation WHERE seq = 28",
            "row 29 was added"));
    changes.add(
        new Change(
            "added far off",
            "INSERT INTO observation SELECT -5, batch, stream, event_time, knowledge_time, value FROM observation WHERE seq = 3",
            "row -5 was added"));
    changes.add(
        new Change(
            "another in its place",
            "DELETE FROM observation WHERE seq = 8; INSERT INTO observation SELECT 8, batch, stream, event_time, knowledge_time, value FROM observation WHERE seq = 9",
            "\\brow 8\\b"));
    return changes.stream();
  }

  static Stream<Change> milestones() {
    List<Change> changes = new ArrayList<>();
    for (int seq : List.of(1, 2, 3)) {
      String where = " WHERE seq = " + seq;
      String named = "milestone " + seq + "\\b";
      changes.add(
          new Change("instant of " + seq, "UPDATE milestone SET at = at + 1" + where, named));
      changes.add(new Change("taken back " + seq, "UPDATE milestone SET at = NULL" + where, named));
      changes.add(
          new Change(
              "known earlier " + seq,
              "UPDATE milestone SET knowledge_time = knowledge_time - 1" + where,
              named));
      changes.add(
          new Change("entity of " + seq, "UPDATE milestone SET entity = NULL" + where, named));
      changes.add(
          new Change(
              "kind of " + seq, "UPDATE milestone SET milestone = 'proposed'" + where, named));
      changes.add(
          new Change("no such kind " + seq, "UPDATE milestone SET milestone = 'x'" + where, named));
      changes.add(
          new Change("outcome of " + seq, "UPDATE milestone SET outcome = 'no'" + where, named));
      changes.add(
          new Change(
              "snapshot of " + seq, "UPDATE milestone SET snapshot = snapshot + 1" + where, named));
      int snapshot = seq == 3 ? 10 : seq + 1;
      changes.add(
          new Change(
              "missing " + seq,
              "DELETE FROM milestone" + where,
              seq == 3 ? "snapshot 10\\b.*milestones" : named + " is missing"));
      changes.add(
          new Change(
              "added to snapshot " + snapshot,
              "INSERT INTO milestone SELECT 4, snapshot, event, entity, milestone, at - 1,"
                  + " knowledge_time, outcome, reason, digest FROM milestone"
                  + where,
              "milestone 4 .*added"));
    }
    return changes.stream();
  }

  static Stream<Change> snapshots() {
    List<Change> changes = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      String where = " WHERE number = " + number;
      String named = "snapshot " + number + "\\b";
      for (String column :
          List.of(
              "at = at + 1",
              "rows = rows + 1",
              "\"by\" = 'x'",
              "reason = 'x'",
              "file = 'x'",
              "sha256 = 'x'",
              "size = 1",
              "given_until = 7",
              "content = 'x'",
              "digest = 'x'",
              "kind = CASE kind WHEN 'import' THEN 'record' ELSE 'import' END",
              "backfill = CASE WHEN backfill IS NULL THEN 4 END",
              "batch = CASE WHEN batch IS NULL THEN 4 END")) {
        changes.add(
            new Change(column + " of " + number, "UPDATE snapshot SET " + column + where, named));
      }
      changes.add(
          new Change(
              "missing " + number,
              "DELETE FROM snapshot" + where,
              named + " is missing|" + named + "\\)? is missing"));
    }
    changes.add(
        new Change(
            "an added one",
            "INSERT INTO snapshot SELECT 11, at, kind, \"by\", reason, file, size, sha256, rows,"
                + " NULL, NULL, given_until, content, digest FROM snapshot WHERE number = 10",
            "snapshot 11"));
    return changes.stream();
  }

  static Stream<Change> theRest() {
    return Stream.of(
        new Change(
            "tie",
            "UPDATE entity_event SET event = 'x' WHERE entity = 'e/b'",
            "snapshot 1\\b.*ties"),
        new Change(
            "missing tie", "DELETE FROM entity_event WHERE entity = 'e/a'", "snapshot 1\\b.*ties"),
        new Change(
            "later tie",
            "UPDATE entity_event SET snapshot = 4 WHERE entity = 'e/a'",
            "snapshot 1\\b.*ties"),
        new Change(
            "added tie",
            "INSERT INTO entity_event VALUES ('live', 'ev', 9)",
            "snapshot 9\\b.*ties"),
        new Change("rule", "UPDATE field_rule SET max = 1", "snapshot 4\\b.*rules"),
        new Change("missing rule", "DELETE FROM field_rule", "snapshot 4\\b.*rules"),
        new Change(
            "added rule",
            "INSERT INTO field_rule VALUES (2, 9, 'market_mid', 'observed', NULL, NULL)",
            "snapshot 9\\b.*rules"),
        new Change(
            "range of a published plan",
            "UPDATE backfill SET to_event_time = to_event_time + 1 WHERE name = 'kept'",
            "backfill 1\\b"),
        new Change(
            "glob of an undone plan",
            "UPDATE backfill SET entity_glob = 'e/*' WHERE name = 'undone'",
            "backfill 2\\b"),
        new Change(
            "source of a dropped plan",
            "UPDATE backfill SET source = 't' WHERE name = 'dropped'",
            "backfill 3\\b"),
        new Change(
            "range of a staged plan",
            "UPDATE backfill SET from_event_time = from_event_time - 1 WHERE name = 'open'",
            "backfill 4\\b"),
        new Change(
            "quarantined of a staged plan",
            "UPDATE backfill SET quarantined = 1 WHERE name = 'open'",
            "backfill 4\\b"),
        new Change("other file", "UPDATE backfill SET sha256 = 'x' WHERE id = 4", "backfill 4\\b"),
        new Change("lost file", "UPDATE backfill SET sha256 = NULL WHERE id = 4", "backfill 4\\b"),
        new Change("missing plan", "DELETE FROM backfill WHERE name = 'undone'", "backfill 2\\b"),
        new Change(
            "last plan missing",
            "DELETE FROM backfill_tie WHERE backfill = 4; DELETE FROM backfill WHERE id = 4",
            "batch 7\\b"),
        new Change(
            "added plan",
            "INSERT INTO backfill SELECT 5, 'more', source, entity_glob, field, from_event_time, to_event_time, reason, \"by\", staged_at, staged_upon, batch, input, files, quarantined, digest, size, sha256 FROM backfill WHERE id = 4",
            "backfill 5\\b"),
        new Change(
            "tie of a staged plan",
            "UPDATE backfill_tie SET event = 'x' WHERE backfill = 4",
            "backfill 4\\b"),
        new Change(
            "missing tie of a staged plan",
            "DELETE FROM backfill_tie WHERE backfill = 4",
            "backfill 4\\b"),
        new Change(
            "staged plan ended",
            "INSERT INTO backfill_end VALUES (4, 'dropped', 'me', 1)",
            "reads have"),
        new Change("dropped plan open again", "DELETE FROM backfill_end", "reads have"),
        new Change(
            "renamed entity",
            "UPDATE series SET entity = 'e/c' WHERE entity = 'e/b'",
            "snapshot 9\\).*name"),
        new Change(
            "renamed field",
            "UPDATE series SET field = 'bid' WHERE entity = 'e/b'",
            "snapshot 1\\).*name"),
        new Change(
            "renamed source",
            "UPDATE source SET name = 't' WHERE name = 's'",
            "snapshot 5\\).*name"),
        new Change("basis", "UPDATE stream SET basis = 2 WHERE id = 1", "snapshot 1\\).*basis"),
        new Change(
            "missing stream", "DELETE FROM stream WHERE id = 1", "row 1 belongs to no stream"),
        new Change(
            "missing series", "DELETE FROM series WHERE id = 2", "row 7 belongs to no stream"),
        new Change("rows of a batch", "UPDATE batch SET rows = 11 WHERE id = 1", "batch 1\\b"),
        new Change(
            "stored at",
            "UPDATE batch SET stored_at = stored_at - 1 WHERE id = 5",
            "snapshot 8\\b"),
        new Change(
            "stored at of a staged batch",
            "UPDATE batch SET stored_at = 1 WHERE id = 7",
            "batch 7\\b"),
        new Change(
            "rows of a dropped batch", "UPDATE batch SET rows = 1 WHERE id = 4", "batch 4\\b"),
        new Change(
            "bounds of a batch",
            "UPDATE batch SET last_seq = 11 WHERE id = 1",
            "row 12 was added|batch 1\\b"),
        new Change("digest of a batch", "UPDATE batch SET digest = 'x' WHERE id = 6", "batch 6\\b"),
        new Change("missing batch", "DELETE FROM batch WHERE id = 6", "row 23\\b"),
        new Change("missing last batch", "DELETE FROM batch WHERE id = 7", "row 27\\b"),
        new Change("added batch", "INSERT INTO batch VALUES (8, 1, 0, 29, 28, 'x')", "batch 8\\b"),
        new Change(
            "read value", "UPDATE asof_row SET value = 0.999 WHERE seq = 8", "row 8 is read"),
        new Change(
            "read knowledge time",
            "UPDATE asof_row SET knowledge_time = 5 WHERE seq = 28",
            "row 28 is read"),
        new Change(
            "read snapshot", "UPDATE asof_row SET published = 3 WHERE seq = 8", "row 8 is read"),
        new Change("read sequence", "UPDATE asof_row SET seq = 9 WHERE seq = 8", "row 9 is read"),
        new Change("missing read row", "DELETE FROM asof_row WHERE seq = 8", "row 8\\b"),
        new Change("missing last read row", "DELETE FROM asof_row WHERE seq = 28", "row 28\\b"),
        new Change(
            "added read row",
            "INSERT INTO asof_row SELECT run, event_time, knowledge_time, published, 99, value FROM asof_row WHERE seq = 8",
            "row 99 is read"),
        new Change(
            "row read twice",
            "INSERT INTO asof_row SELECT (SELECT max(id) FROM asof_run WHERE stream = 1), event_time, knowledge_time, published, seq, value FROM asof_row WHERE seq = 1",
            "row 1\\b"),
        new Change("run's rows", "UPDATE asof_run SET rows = rows + 1 WHERE id = 1", "run 1\\b"),
        new Change(
            "run's range",
            "UPDATE asof_run SET last_event = last_event - 1 WHERE id = 2",
            "run 2\\b"),
        new Change(
            "run's knowledge",
            "UPDATE asof_run SET last_known = last_known - 1 WHERE id = 1",
            "run 1\\b"),
        new Change("run's since", "UPDATE asof_run SET since = NULL WHERE id = 3", "run 3\\b"),
        new Change(
            "run's last change", "UPDATE asof_run SET last_change = 1 WHERE id = 3", "run 3\\b"),
        new Change("run's backfill", "UPDATE asof_run SET backfill = 2 WHERE id = 3", "run 3\\b"),
        new Change(
            "staged run published",
            "UPDATE asof_run SET since = 9 WHERE backfill = 4",
            "run \\d+ is not"),
        new Change("missing run", "DELETE FROM asof_run WHERE id = 1", "row 1 is read"),
        new Change(
            "added run",
            "INSERT INTO asof_run SELECT 99, stream, NULL, since, rows, first_event, last_event, first_known, last_known, last_change FROM asof_run WHERE id = 1",
            "run 99\\b"),
        new Change(
            "block's knowledge",
            "UPDATE asof_block SET min_known = min_known + 1 WHERE run = 1",
            "run 1\\b"),
        new Change("block's rows", "UPDATE asof_block SET rows = 1 WHERE run = 2", "run 2\\b"),
        new Change(
            "block's begin", "UPDATE asof_block SET first_event = 0 WHERE run = 2", "run 2\\b"),
        new Change("missing head", "DELETE FROM asof_head", "the head"),
        new Change("missing block", "DELETE FROM asof_block WHERE run = 2", "run 2\\b"),
        new Change(
            "added step",
            "INSERT INTO asof_step VALUES (1, -9223372036854775808, 1, 0)",
            "the steps of block -9223372036854775808 of run 1"),
        new Change(
            "added block",
            "INSERT INTO asof_block VALUES (2, 9000000000000000000, 0, 0, 0)",
            "run 2\\b"));
  }

  @ParameterizedTest
  @MethodSource({"observations", "milestones", "snapshots", "theRest"})
  void aSingleChangeIsFoundAndNamed(Change change) throws SQLException {
    assertThat(damages(change))
        .as("after %s", change.sql)
        .isNotEmpty()
        .anySatisfy(damage -> assertThat(damage).containsPattern(change.named));
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
      for (String sql : change.sql.split("; ")) {
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
