package io.asofguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import io.asofguard.conformance.Row;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;

/**
 * Reads must not walk over rows that cannot answer. Not timed: the steps of SQLite's virtual
 * machine are counted, some ten to a row that is visited.
 */
class BoundedReadsTest {
  private static final Series SERIES = new Series("e/x", "f");
  private static final long NOW = Long.MAX_VALUE;
  private static final int STEP = 100;

  /** A walk over the blocks or rows of a root of a million, with room to spare. */
  private static final long FEW = 60_000;

  @TempDir Path folder;

  @Test
  void aLateHistoryOfAMillionRows() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 10, t -> t);
      fill(store, "a", 10, 1_000_000, t -> 5_000_000 + t);
      Scope newest = store.scope(ReadScope.of(2));
      assertThat(steps(store, () -> newest.at(SERIES, 999_999, 999_999))).isLessThan(FEW);
      assertThat(newest.at(SERIES, 999_999, 999_999)).extracting("eventTime").isEqualTo(9L);
      assertThat(steps(store, () -> newest.at(SERIES, 999_999, -1))).isLessThan(FEW);
      assertThat(newest.at(SERIES, 999_999, -1)).isNull();
      assertThat(steps(store, () -> newest.at(SERIES, 999_999, 5_500_000))).isLessThan(FEW);
      assertThat(steps(store, () -> newest.hasRow(SERIES, -1))).isLessThan(FEW);
    }
  }

  @Test
  void anOlderSnapshotUnderABigImport() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 10, t -> t);
      fill(store, "a", 10, 200_000, t -> t);
      Scope old = store.scope(ReadScope.of(1));
      assertThat(steps(store, () -> old.at(SERIES, 199_999, 1_000_000))).isLessThan(FEW);
      assertThat(old.at(SERIES, 199_999, 1_000_000)).extracting("eventTime").isEqualTo(9L);
      assertThat(steps(store, () -> old.hasRow(SERIES, -1))).isLessThan(FEW);
    }
  }

  @Test
  void anOldSnapshotOfRowsThatCameAgainKnownEarlier() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 10, t -> t);
      fill(store, "a", 10, 100_000, t -> 5_000_000 + t);
      fill(store, "a", 10, 100_000, t -> 1_000_000 + t);
      fill(store, "a", 10, 100_000, t -> 200_000 + t);
      for (int snapshot = 1; snapshot <= 3; snapshot++) {
        Scope scope = store.scope(ReadScope.of(snapshot));
        assertThat(steps(store, () -> scope.at(SERIES, 99_999, 250_000))).isLessThan(FEW);
        assertThat(scope.at(SERIES, 99_999, 250_000)).extracting("eventTime").isEqualTo(9L);
      }
      Scope third = store.scope(ReadScope.of(3));
      assertThat(third.at(SERIES, 99_999, 1_050_000)).extracting("eventTime").isEqualTo(50_000L);
      assertThat(steps(store, () -> third.at(SERIES, 99_999, 1_050_000))).isLessThan(FEW);
      assertThat(store.scope(ReadScope.of(4)).at(SERIES, 99_999, 250_000))
          .extracting("eventTime")
          .isEqualTo(50_000L);
      assertThat(derivedDamages(store)).isEmpty();
    }
  }

  @Test
  void oneBlockThatWasKnownEarlierWithEachSnapshot() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      for (int i = 0; i < 1_000; i++) {
        long known = 10_000 - i;
        fill(store, "a", 5 * i, 5 * i + 5, t -> known);
        if (i % 100 == 0) {
          assertThat(derivedDamages(store)).isEmpty();
        }
      }
      assertThat(derivedDamages(store)).isEmpty();
      Scope middle = store.scope(ReadScope.of(500));
      assertThat(steps(store, () -> middle.at(SERIES, 5_000, 9_500))).isLessThan(FEW);
      assertThat(middle.at(SERIES, 5_000, 9_500)).isNull();
      assertThat(middle.at(SERIES, 5_000, 9_501)).extracting("eventTime").isEqualTo(2_499L);
    }
  }

  private static List<String> derivedDamages(Store store) {
    List<String> damages = new ArrayList<>();
    store.reading(
        s -> {
          DerivedCheck.run(s.handle(), new Findings(f -> damages.addAll(detail(f))));
          return true;
        });
    return damages;
  }

  private static List<String> detail(Finding finding) {
    return finding.sound() ? List.of() : List.of(finding.detail());
  }

  @Test
  void aMaskOverAHundredThousandRows() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 100_010, t -> t);
      StoreDriver driver = new StoreDriver(store);
      driver.stage(
          new io.asofguard.conformance.Plan("gone", "a", null, null, 10, 100_000, List.of()));
      driver.publish("gone");
      Scope newest = store.scope(ReadScope.of(2));
      assertThat(steps(store, () -> newest.at(SERIES, 99_999, 1_000_000))).isLessThan(FEW);
      assertThat(newest.at(SERIES, 99_999, 1_000_000)).extracting("eventTime").isEqualTo(9L);
    }
  }

  @Test
  void manyRetractionsInARow() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 10, t -> t);
      try (WriteTx tx = store.write()) {
        BatchWriter writer = tx.batch();
        writer.begin(SERIES);
        for (long t = 10; t < 1_000; t++) {
          writer.add("a", Basis.CLAIMED, t, t, Double.NaN);
        }
        publish(tx, writer);
      }
      Scope newest = store.scope(ReadScope.of(2));
      assertThat(newest.at(SERIES, 999, 1_000_000)).extracting("eventTime").isEqualTo(9L);
    }
  }

  @Test
  void oneEventTimeRevisedAHundredThousandTimes() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 10, t -> t);
      revise(store, 10, 0, 50_000);
      fill(store, "a", 11, 5_000, t -> 5_000_000 + t);
      revise(store, 10, 50_000, 100_000);
      Scope newest = store.scope(ReadScope.of(4));
      assertThat(steps(store, () -> newest.at(SERIES, 4_999, 999_999))).isLessThan(FEW);
      assertThat(newest.at(SERIES, 4_999, 999_999)).extracting("eventTime").isEqualTo(9L);
      assertThat(steps(store, () -> newest.at(SERIES, 4_999, 1_070_000))).isLessThan(FEW);
      assertThat(newest.at(SERIES, 4_999, 1_070_000)).extracting("knowledge").isEqualTo(1_070_000L);
    }
  }

  @Test
  void manyPublicationsOverTheSameRows() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 10, t -> t);
      StoreDriver driver = new StoreDriver(store);
      for (int i = 0; i < 100; i++) {
        driver.stage(
            new io.asofguard.conformance.Plan(
                "night", "a", null, null, 5, 8, List.of(row(6, 1_000 + i))));
        driver.publish("night");
      }
      Scope newest = store.scope(ReadScope.of(101));
      assertThat(newest.at(SERIES, 7, 5_000)).extracting("knowledge").isEqualTo(1_099L);
      long runs =
          store.reading(
              s -> SeriesPlan.of(s.connection(), SERIES, ReadScope.of(101)).runs().size());
      assertThat(runs).as("runs that a read opens").isEqualTo(2);
      assertThat(store.scope(ReadScope.of(50)).at(SERIES, 7, 5_000))
          .extracting("knowledge")
          .isEqualTo(1_048L);
    }
  }

  @Test
  void manyOverlappingPublicationsOfWhichEachLeavesAPiece() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 2_100, t -> t);
      StoreDriver driver = new StoreDriver(store);
      for (int night = 0; night < 200; night++) {
        long from = 10L * night;
        List<Row> rows =
            LongStream.range(from, from + 70).mapToObj(t -> row(t, 10_000 + from)).toList();
        driver.stage(
            new io.asofguard.conformance.Plan("night", "a", null, null, from, from + 70, rows));
        driver.publish("night");
      }
      Scope newest = store.scope(ReadScope.of(201));
      assertThat(newest.at(SERIES, 2_050, 50_000)).extracting("knowledge").isEqualTo(11_990L);
      assertThat(newest.at(SERIES, 1_005, 50_000)).extracting("knowledge").isEqualTo(11_000L);
      assertThat(newest.at(SERIES, 5, 9_999)).isNull();
      long few = 400;
      assertThat(steps(store, () -> newest.at(SERIES, 2_050, 50_000))).isLessThan(few);
      assertThat(steps(store, () -> newest.at(SERIES, 1_005, 50_000))).isLessThan(few);
      assertThat(steps(store, () -> newest.at(SERIES, 1_995, 10_005))).isLessThan(few);
      assertThat(newest.at(SERIES, 1_995, 10_005)).extracting("eventTime").isEqualTo(9L);
    }
  }

  @Test
  void aPlanOverMorePiecesThanOneStatementTakes() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      fill(store, "a", 0, 1_200, t -> t);
      StoreDriver driver = new StoreDriver(store);
      for (int i = 0; i < 501; i++) {
        driver.stage(
            new io.asofguard.conformance.Plan(
                "hole", "a", null, null, 2 * i, 2 * i + 1, List.of()));
        driver.publish("hole");
      }
      driver.stage(
          new io.asofguard.conformance.Plan(
              "all",
              "a",
              null,
              null,
              1_000,
              1_100,
              java.util.stream.LongStream.range(1_000, 1_100)
                  .filter(t -> t % 2 == 1 || t > 1_000)
                  .mapToObj(t -> row(t, t))
                  .toList()));
      try (WriteTx tx = store.write()) {
        BackfillRecord plan = java.util.Objects.requireNonNull(tx.backfills().newest("all"));
        assertThat(tx.backfills().equalsLive(plan, 502)).isTrue();
      }
    }
  }

  @Test
  void aSeriesUnderManySnapshots() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      for (int i = 0; i < 1_000; i++) {
        fill(store, "a", i, i + 1, t -> t);
      }
      Scope newest = store.scope(ReadScope.of(1_000));
      assertThat(steps(store, () -> newest.at(SERIES, 5, 5_000))).isLessThan(5_000);
    }
  }

  @Test
  void anEntityAmongManyOfItsEvent() {
    try (Store store = Store.open(folder, StoreClock.fixed(NOW))) {
      try (WriteTx tx = store.write()) {
        for (int i = 0; i < 3_000; i++) {
          tx.tie("e/" + i, "e");
          tx.milestone(new MilestoneDraft("e", "e/" + i, MilestoneKind.CLOSED, 5L, 5, null, null));
        }
        tx.milestone(new MilestoneDraft("e", null, MilestoneKind.EVENT_END, 4L, 5, null, null));
        tx.publish(SnapshotDraft.of(SnapshotKind.MILESTONE, null, 1));
        tx.commit();
      }
      Scope newest = store.scope(ReadScope.of(1));
      assertThat(steps(store, () -> newest.wall("e/7"))).isLessThan(5_000);
      assertThat(newest.milestones("e/7")).hasSize(2);
    }
  }

  private static Row row(long eventTime, long knowledge) {
    return new Row("a", SERIES, null, eventTime, knowledge, 1, Basis.CLAIMED);
  }

  private static void revise(Store store, long eventTime, long from, long to) {
    try (WriteTx tx = store.write()) {
      BatchWriter writer = tx.batch();
      writer.begin(SERIES);
      for (long i = from; i < to; i++) {
        writer.add("a", Basis.CLAIMED, eventTime, 1_000_001 + i, 1);
      }
      publish(tx, writer);
    }
  }

  private static void fill(
      Store store, String source, long from, long to, LongUnaryOperator knowledge) {
    try (WriteTx tx = store.write()) {
      BatchWriter writer = tx.batch();
      writer.begin(SERIES);
      for (long t = from; t < to; t++) {
        writer.add(source, Basis.CLAIMED, t, knowledge.applyAsLong(t), 1);
      }
      publish(tx, writer);
    }
  }

  private static void publish(WriteTx tx, BatchWriter writer) {
    BatchSummary batch = writer.finish();
    tx.publish(
        new SnapshotDraft(
            SnapshotKind.IMPORT, null, null, null, null, batch.rows(), batch.id(), null, null));
    tx.commit();
  }

  /** The store's reads take the connection that was given back last: this one. */
  private static long steps(Store store, Runnable read) {
    AtomicLong steps = new AtomicLong();
    ProgressHandler count =
        new ProgressHandler() {
          @Override
          protected int progress() {
            steps.addAndGet(STEP);
            return 0;
          }
        };
    Connection connection = store.reading(s -> s.handle().getConnection());
    try {
      ProgressHandler.setHandler(connection, STEP, count);
      read.run();
      ProgressHandler.clearHandler(connection);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    return steps.get();
  }
}
