package io.asofguard.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.asofguard.backfill.SeriesDiff.KnowledgeChange;
import io.asofguard.backfill.SeriesDiff.ValueChange;
import io.asofguard.durability.TestStore;
import io.asofguard.ingest.Progress;
import io.asofguard.store.RefusedException;
import io.asofguard.store.StoreException;
import io.asofguard.store.WriteTx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a comparison says, and what it is good for. */
class ComparisonsTest {
  private TestStore given;
  private Backfills backfills;

  @BeforeEach
  void open(@TempDir Path folder) {
    given = new TestStore(folder);
    backfills = given.backfills();
    given.imports(row("e/a", 1, 1, "0.1"), row("e/a", 2, 2, "0.2"), row("e/a", 3, 3, "0.3"));
  }

  @AfterEach
  void close() {
    given.close();
  }

  /** Knowledge times are an hour past midnight. */
  private static String row(String entity, int day, int known, String value) {
    return "s,%s,mid,,%s,%s,%s,".formatted(entity, midnight(day), known(known), value);
  }

  private static String midnight(int day) {
    return "2026-01-%02dT00:00:00Z".formatted(day);
  }

  private static String known(int day) {
    return "2026-01-%02dT01:00:00Z".formatted(day);
  }

  private static StagePlan plan(String name, int from, int to) {
    return new StagePlan(
        name, "s", null, null, TestStore.ns(midnight(from)), TestStore.ns(midnight(to)), "mend");
  }

  private BackfillDiff compare(String name) {
    return new Comparisons(given.store()).compare(name, Progress.NONE);
  }

  private SeriesDiff only(String name) {
    List<SeriesDiff> differing = compare(name).differing();
    assertThat(differing).hasSize(1);
    return differing.get(0);
  }

  @Test
  void rowsAreAddedChangedAndRemoved() {
    given.stage(
        plan("b", 1, 9),
        row("e/a", 1, 1, "0.1"),
        row("e/a", 2, 4, "0.5"),
        row("e/a", 5, 5, "0.5"),
        row("e/n", 1, 1, "0.7"));
    BackfillDiff diff = compare("b");

    assertThat(diff.compared().upon()).isEqualTo(1);
    assertThat(diff.differing())
        .extracting(d -> d.series().entity(), SeriesDiff::live, SeriesDiff::staged)
        .containsExactly(tuple("e/a", 3L, 3L), tuple("e/n", 0L, 1L));
    SeriesDiff a = diff.differing().get(0);
    assertThat(List.of(a.added(), a.changed(), a.removed())).containsExactly(1L, 1L, 1L);
    assertThat(a.largestValue()).isEqualTo(new ValueChange(TestStore.ns(midnight(2)), 0.2, 0.5));
    assertThat(a.largestKnowledge())
        .isEqualTo(
            new KnowledgeChange(
                TestStore.ns(midnight(2)), TestStore.ns(known(2)), TestStore.ns(known(4))));
    assertThat(a.largestKnowledge().by()).isEqualTo(Duration.ofDays(2));
    assertThat(a.firstEventTime()).isEqualTo(TestStore.ns(midnight(2)));
    assertThat(a.lastEventTime()).isEqualTo(TestStore.ns(midnight(5)));
    assertThat(a.firstCutoff()).as("0.2 is not known any more").isEqualTo(TestStore.ns(known(2)));
    assertThat(diff.firstCutoff()).isEqualTo(TestStore.ns(known(1)));
    assertThat(diff.total(SeriesDiff::added)).isEqualTo(2);
  }

  @Test
  void anEqualEditionDiffersInNothing() {
    given.stage(
        plan("b", 1, 9), row("e/a", 3, 3, "0.3"), row("e/a", 2, 2, "0.2"), row("e/a", 1, 1, "0.1"));
    BackfillDiff diff = compare("b");
    assertThat(diff.differing()).isEmpty();
    assertThat(diff.series()).hasSize(1);
    assertThat(diff.firstCutoff()).isNull();
  }

  @Test
  void aRowThatStaysAsItIsCountsAfterAnotherSourcesOnceItIsPublished() {
    given.imports(row("e/a", 1, 1, "0.9").replaceFirst("s", "t"));
    String[] same = {row("e/a", 1, 1, "0.1"), row("e/a", 2, 2, "0.2"), row("e/a", 3, 3, "0.3")};
    given.stage(plan("equal", 1, 9), same);
    assertThat(compare("equal").differing()).isEmpty();
    assertThat(compare("equal").firstCutoff()).isNull();

    given.stage(plan("b", 1, 9), same[0], same[1], row("e/a", 3, 3, "0.4"));
    assertThat(compare("b").firstCutoff()).isEqualTo(TestStore.ns(known(1)));
    SeriesDiff a = only("b");
    assertThat(a.differing()).isEqualTo(1);
    assertThat(a.firstEventTime()).isEqualTo(TestStore.ns(midnight(1)));
    assertThat(a.firstCutoff()).isEqualTo(TestStore.ns(known(1)));
  }

  @Test
  void anotherBasisAloneChangesARowButNoAnswer() {
    given.stage(
        plan("b", 1, 3),
        List.of(row("e/a", 1, 1, "0.1"), "s,e/a,mid,," + midnight(2) + ",,0.2,"),
        Duration.ofHours(1));
    SeriesDiff diff = only("b");
    assertThat(List.of(diff.added(), diff.changed(), diff.removed())).containsExactly(0L, 1L, 0L);
    assertThat(diff.largestValue()).isNull();
    assertThat(diff.largestKnowledge()).isNull();
    assertThat(diff.firstCutoff()).isNull();
  }

  @Test
  void revisionsOfOneEventTimeStandForEachOther() {
    given.imports(row("e/a", 2, 6, "0.26"));
    given.stage(
        plan("b", 2, 3),
        row("e/a", 2, 2, "0.2"),
        row("e/a", 2, 6, "0.27"),
        row("e/a", 2, 8, "0.3"));
    SeriesDiff diff = only("b");
    assertThat(List.of(diff.added(), diff.changed(), diff.removed())).containsExactly(1L, 1L, 0L);
    assertThat(diff.firstCutoff()).isEqualTo(TestStore.ns(known(6)));
  }

  @Test
  void aRowThatAnotherSourcesRowOutdoesChangesNoAnswer() {
    given.imports("t,e/a,mid,," + midnight(2) + "," + midnight(2) + ",0.9,");
    given.imports("t,e/a,mid,," + midnight(2) + "," + known(3) + ",0.91,");
    given.stage(plan("b", 2, 3), row("e/a", 2, 4, "0.5"));
    assertThat(only("b").firstCutoff())
        .as("until then t's first row counts without ours, from then on ours")
        .isEqualTo(TestStore.ns(known(2)));
    backfills.drop("b");
    given.stage(plan("b", 2, 3), row("e/a", 2, 2, "0.2"), row("e/a", 2, 3, "0.5"));
    assertThat(only("b").firstCutoff())
        .as("published later, so it counts at the same knowledge time")
        .isEqualTo(TestStore.ns(known(3)));
  }

  @Test
  void behindAWallNoAnswerChanges() {
    given.imports("s,e/w,mid,ev," + midnight(5) + "," + known(5) + ",0.5,");
    given.ended("ev", known(4));
    given.stage(plan("b", 5, 6), row("e/w", 5, 5, "0.6"));
    assertThat(only("b").firstCutoff()).isNull();
    given.stage(plan("c", 3, 6), row("e/w", 3, 3, "0.6"), row("e/a", 3, 3, "0.3"));
    assertThat(only("c").firstCutoff()).isEqualTo(TestStore.ns(known(3)));
  }

  @Test
  void aTieToAnEventWithAWallSealsFromTheWallOn() {
    given.imports("s,e/w,mid,ev," + midnight(5) + "," + known(5) + ",0.5,");
    given.ended("ev", known(2));
    given.stage(plan("b", 3, 4), "s,e/a,mid,ev," + midnight(3) + "," + known(3) + ",0.4,");
    assertThat(only("b").firstCutoff()).isEqualTo(TestStore.ns(known(2)));
  }

  @Test
  void whatWasPublishedIsComparedWithWhatItReplaced() {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    BackfillDiff staged = compare("b");
    backfills.publish("b", false);
    given.imports(row("e/a", 7, 7, "0.7"));
    BackfillDiff published = compare("b");
    assertThat(published.series()).isEqualTo(staged.series());
    assertThat(published.compared()).isEqualTo(staged.compared());
    backfills.rollback("b", "no");
    assertThat(compare("b").series()).isEqualTo(staged.series());
    assertThat(TestStore.damages(given.store())).isEmpty();
  }

  @Test
  void anOlderOneOfANameIsComparedWithWhatItReplaced() {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    List<SeriesDiff> first = compare("b").series();
    backfills.publish("b", false);
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.2"));
    backfills.publish("b", false);
    backfills.rollback("b", "no");
    assertThat(new Comparisons(given.store()).compare("b", 2, Progress.NONE).series())
        .isEqualTo(first);
    assertThat(only("b").changed()).as("the newest").isEqualTo(1);
    assertThatThrownBy(() -> new Comparisons(given.store()).compare("b", 1, Progress.NONE))
        .isInstanceOf(RefusedException.class)
        .hasMessage("no backfill named b made snapshot 1: see asof backfill list");
  }

  @Test
  void whoseRowsAreGoneAndAnUnknownOneAreRefused() {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    backfills.drop("b");
    assertThatThrownBy(() -> compare("b"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "backfill b was dropped, and its rows with it: there is nothing left to compare; stage"
                + " it again to see what it would change");
    given.stage(plan("same", 1, 2), row("e/a", 1, 1, "0.1"));
    backfills.publish("same", false);
    assertThatThrownBy(() -> compare("same"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("backfill same was equal to the live edition");
    assertThatThrownBy(() -> compare("c"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("there is no backfill named c: see asof backfill list");
  }

  @Test
  void aStaleComparisonIsRefusedAndAFreshOnePublishes() {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    given.imports(row("e/a", 6, 6, "0.6"));
    assertThat(compare("b").total(SeriesDiff::removed)).as("the new row too").isEqualTo(3);
    given.imports(row("e/x", 20, 20, "0.6"), row("e/a", 7, 7, "0.7"));
    assertThatThrownBy(() -> backfills.publish("b", false))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "backfill b was compared with snapshot 2, and snapshot 3 has changed rows that it"
                + " replaces: compare it again with asof backfill diff b, and publish it then");
    compare("b");
    assertThat(backfills.publish("b", false).snapshot()).isNotNull();
    assertThat(backfills.list().get(0).comparedUpon()).isEqualTo(3);
    assertThat(TestStore.damages(given.store())).isEmpty();
  }

  @Test
  void theSameTwoEditionsHaveOneDigest() {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    String first = compare("b").compared().digest();
    assertThat(compare("b").compared().digest()).isEqualTo(first).hasSize(64);
    given.imports(row("e/z", 20, 20, "0.6"));
    assertThat(compare("b").compared().digest()).isNotEqualTo(first);
  }

  @Test
  void rowsThatAreNotThoseThatWereStagedAreNotCompared() throws SQLException {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    damage("UPDATE asof_row SET value = 0.2 WHERE published = 0");
    assertThatThrownBy(() -> compare("b"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the rows of backfill b are not those that were staged");
  }

  /** Behind our back, after somebody has looked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE asof_row SET value = 0.2 WHERE published = 0",
        "UPDATE asof_row SET knowledge_time = knowledge_time - 1 WHERE published = 0",
        "DELETE FROM asof_row WHERE published = 0 AND value = 0.1",
        "INSERT INTO asof_row SELECT run, event_time + 1, knowledge_time, 0, seq, 0.3 FROM asof_row"
            + " WHERE published = 0 AND value = 0.1",
        "UPDATE asof_run SET backfill = 7 WHERE backfill = 1"
      })
  void rowsThatAreNotThoseThatWereComparedAreNotPublished(String change) throws SQLException {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"), row("e/b", 1, 1, "0.4"));
    compare("b");
    damage(change);
    assertThatThrownBy(() -> backfills.publish("b", false))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the rows of backfill b are not those that were staged");
    assertThat(given.store().newest()).isEqualTo(1);
    assertThat(TestStore.damages(given.store())).isNotEmpty();
  }

  /** While the publication waits for the lock, somebody who holds it changes a row. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsThatChangeUnderAPublicationAreNotPublished(boolean compared) throws Exception {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    if (compared) {
      compare("b");
    }
    FutureTask<PublishResult> publication = new FutureTask<>(() -> backfills.publish("b", false));
    Thread publishing = new Thread(publication);
    try (Connection shell = DriverManager.getConnection("jdbc:sqlite:" + given.store().file());
        Statement statement = shell.createStatement()) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      publishing.start();
      await().until(() -> isIn(publishing, WriteTx.class));
      statement.executeUpdate("UPDATE asof_row SET value = 0.2 WHERE published = 0");
      statement.executeUpdate("COMMIT");
    }
    assertThatThrownBy(publication::get)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("the rows of backfill b are not those that were staged");
    assertThat(given.store().newest()).isEqualTo(1);
  }

  private static boolean isIn(Thread thread, Class<?> door) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(door.getName()));
  }

  @Test
  void aPlanThatIsNotWhatWasComparedIsNotPublished() throws SQLException {
    given.stage(plan("b", 1, 9), row("e/a", 1, 1, "0.1"));
    compare("b");
    damage("DROP TRIGGER backfill_no_update", "UPDATE backfill SET digest = 'x'");
    assertThatThrownBy(() -> backfills.publish("b", false))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("backfill b is not what was compared");
    assertThat(TestStore.damages(given.store()))
        .anyMatch(damage -> damage.contains("comparison 1 of backfill 1 was changed"));
  }

  private void damage(String... statements) throws SQLException {
    try (Connection shell = DriverManager.getConnection("jdbc:sqlite:" + given.store().file());
        Statement statement = shell.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }
}
