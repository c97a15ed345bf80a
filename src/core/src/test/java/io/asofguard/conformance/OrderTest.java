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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of rows, and how they are cut into files, changes neither answers nor counts. */
class OrderTest {
  private static final int ROWS = 3_000;

  @TempDir Path stores;

  @Test
  void shuffledSortedOrInManyFilesItIsTheSame() {
    Random random = new Random(Seeds.announced(getClass()));
    List<Row> rows = rows(random);
    List<Row> bySeries = new ArrayList<>(rows);
    bySeries.sort(
        Comparator.comparing((Row r) -> r.series().toString()).thenComparing(Row::source));
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    Oracle oracle = new Oracle();
    oracle.clock(1_000_000);
    oracle.observations(rows);
    try (Engine asIs = imported("as-is", rows, 1);
        Engine sorted = imported("by-series", bySeries, 1);
        Engine mixed = imported("shuffled", shuffled, 1);
        Engine many = imported("many-files", shuffled, 60)) {
      Answers wanted = oracle.answers(oracle.newest(), Filters.NONE);
      for (Engine engine : List.of(asIs, sorted, mixed, many)) {
        Tally again = engine.observations(shuffled);
        assertThat(again).isEqualTo(new Tally(0, ROWS, 0, 0));
        compare(rows, new Random(7), wanted, engine.answers(engine.newest(), Filters.NONE));
      }
    }
  }

  /**
   * Several sources tell the same keys: within each of them nothing depends on the order either.
   */
  @Test
  void whatOneSourceTellsDoesNotDependOnTheOthersOrder() {
    Random random = new Random(Seeds.announced(getClass()));
    List<Row> rows = new ArrayList<>();
    for (Row row : rows(random).subList(0, ROWS / 2)) {
      rows.add(from("a", row, row.value()));
      rows.add(from("b", row, row.value() + 1));
    }
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    try (Engine asIs = imported("tied-as-is", rows, 1);
        Engine mixed = imported("tied-shuffled", shuffled, 1);
        Engine many = imported("tied-many-files", shuffled, 30)) {
      for (String source : List.of("a", "b")) {
        Filters only = new Filters(source, Basis.ASSUMED, false);
        Answers wanted = asIs.answers(asIs.newest(), only);
        for (Engine engine : List.of(mixed, many)) {
          compare(rows, new Random(7), wanted, engine.answers(engine.newest(), only));
        }
      }
    }
  }

  private static Row from(String source, Row row, double value) {
    return new Row(
        source, row.series(), null, row.eventTime(), row.knowledge(), value, row.basis());
  }

  private Engine imported(String name, List<Row> rows, int files) {
    Engine engine = new FilesEngine(stores.resolve(name));
    engine.clock(1_000_000);
    int size = rows.size() / files;
    long stored = 0;
    for (int i = 0; i < files; i++) {
      stored += engine.observations(rows.subList(i * size, (i + 1) * size)).stored();
    }
    assertThat(stored).as(name).isEqualTo(ROWS);
    return engine;
  }

  private static void compare(List<Row> rows, Random random, Answers wanted, Answers got) {
    for (int i = 0; i < 5_000; i++) {
      Row row = rows.get(random.nextInt(rows.size()));
      long eventTime = row.eventTime() + random.nextInt(3) - 1;
      long cutoff = row.knowledge() + random.nextInt(40) - 1;
      assertThat(got.read(row.series(), eventTime, cutoff, -1))
          .isEqualTo(wanted.read(row.series(), eventTime, cutoff, -1));
    }
  }

  /** No two rows of a series are known at the same instant: a tie goes by order, and rightly so. */
  private static List<Row> rows(Random random) {
    List<Row> rows = new ArrayList<>();
    Set<List<Object>> known = new HashSet<>();
    while (rows.size() < ROWS) {
      Series series = new Series("e" + random.nextInt(5), "f" + random.nextInt(2));
      long eventTime = random.nextInt(2_000);
      long knowledge = eventTime + random.nextInt(3_000);
      double value = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(100);
      if (known.add(List.of(series, knowledge))) {
        String source = random.nextBoolean() ? "a" : "b";
        rows.add(new Row(source, series, null, eventTime, knowledge, value, Basis.CLAIMED));
      }
    }
    return rows;
  }
}
