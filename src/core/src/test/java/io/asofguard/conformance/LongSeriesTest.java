package io.asofguard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Series of thousands of rows, so that blocks fill, split and get rows in their middle. */
class LongSeriesTest {
  private static final int ROWS = 6_000;
  private static final int ANSWERS = 4_000;
  private static final Series SERIES = new Series("e1/x", "market_mid");
  private static final Filters ALL = Filters.NONE;

  @TempDir Path stores;

  @TestFactory
  List<DynamicTest> anyOrderOfArrival() {
    long seed = Seeds.announced(getClass());
    Comparator<Row> byEvent = Comparator.comparingLong(Row::eventTime);
    Comparator<Row> byKnowledge = Comparator.comparingLong(Row::knowledge);
    return List.of(
        test("sorted, at once", seed, 1, (rows, random) -> rows.sort(byEvent)),
        test("sorted, in pieces", seed, 40, (rows, random) -> rows.sort(byEvent)),
        test("reversed, in pieces", seed, 40, (rows, random) -> rows.sort(byEvent.reversed())),
        test("as it was known, in pieces", seed, 40, (rows, random) -> rows.sort(byKnowledge)),
        test("shuffled, in pieces", seed, 25, Collections::shuffle),
        test("shuffled, in many small pieces", seed, 150, Collections::shuffle));
  }

  private DynamicTest test(
      String name, long seed, int pieces, BiConsumer<List<Row>, Random> arrange) {
    return DynamicTest.dynamicTest(
        name + " -Dasof.seed=" + seed,
        () -> {
          Random random = new Random(seed);
          List<Row> rows = rows(random);
          arrange.accept(rows, random);
          try (Engine engine = new StoreEngine(stores.resolve(name))) {
            play(rows, pieces, random, new Oracle(), engine);
          }
        });
  }

  private static void play(
      List<Row> rows, int pieces, Random random, Oracle oracle, Engine engine) {
    oracle.clock(10_000_000);
    engine.clock(10_000_000);
    int size = rows.size() / pieces;
    for (int i = 0; i < pieces; i++) {
      List<Row> piece = rows.subList(i * size, (i + 1) * size);
      assertThat(engine.observations(piece)).isEqualTo(oracle.observations(piece));
      if (i == pieces / 2) {
        replaceTheMiddle(rows, oracle, engine);
        if (random.nextBoolean()) {
          engine.rebuild();
        }
      }
    }
    List<Long> snapshots = new ArrayList<>(List.of(0L, 1L, oracle.newest()));
    snapshots.add(oracle.newest() / 2);
    snapshots.add(Math.min(oracle.newest() / 2 + 2, oracle.newest()));
    for (long snapshot : snapshots) {
      compare(rows, random, oracle.answers(snapshot, ALL), engine.answers(snapshot, ALL));
    }
  }

  private static void replaceTheMiddle(List<Row> rows, Oracle oracle, Engine engine) {
    List<Row> staged =
        rows.stream()
            .filter(r -> r.source().equals("a") && r.eventTime() >= 5_000 && r.eventTime() < 9_000)
            .map(r -> r.withValue(r.value() / 2))
            .toList();
    Plan plan = new Plan("middle", "a", "e1/*", null, 5_000, 9_000, staged);
    oracle.stage(plan);
    engine.stage(plan);
    assertThat(engine.publish("middle")).isEqualTo(oracle.publish("middle"));
  }

  private static void compare(List<Row> rows, Random random, Answers oracle, Answers engine) {
    for (int i = 0; i < ANSWERS / 5; i++) {
      Row row = rows.get(random.nextInt(rows.size()));
      Row other = rows.get(random.nextInt(rows.size()));
      long eventTime = row.eventTime() + random.nextInt(3) - 1;
      long cutoff =
          (random.nextBoolean() ? row.knowledge() : other.knowledge()) + random.nextInt(3) - 1;
      assertThat(engine.read(SERIES, eventTime, cutoff, -1))
          .as("at %d as of %d", eventTime, cutoff)
          .isEqualTo(oracle.read(SERIES, eventTime, cutoff, -1));
      if (i % 20 == 0) {
        long from = eventTime - random.nextInt(3_000);
        assertThat(engine.window(SERIES, from, eventTime, cutoff))
            .as("window %d to %d as of %d", from, eventTime, cutoff)
            .isEqualTo(oracle.window(SERIES, from, eventTime, cutoff));
      }
    }
  }

  /** Long stretches known on time, long ones known late, revisions and ties in between. */
  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    Set<List<Object>> keys = new HashSet<>();
    while (rows.size() < ROWS) {
      long eventTime = 2L * random.nextInt(10_000);
      boolean late = eventTime / 1_500 % 3 == 1;
      long lag = late ? 500_000 + random.nextInt(50) : random.nextInt(8);
      String source = random.nextInt(6) == 0 ? "b" : "a";
      double value = random.nextInt(12) == 0 ? Double.NaN : random.nextInt(1_000);
      if (keys.add(List.of(source, eventTime, eventTime + lag))) {
        rows.add(new Row(source, SERIES, null, eventTime, eventTime + lag, value, Basis.CLAIMED));
      }
    }
    return rows;
  }
}
