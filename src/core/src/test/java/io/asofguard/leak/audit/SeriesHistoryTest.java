package io.asofguard.leak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import io.asofguard.conformance.Row;
import io.asofguard.conformance.Seeds;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.Law;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows in memory answer as the guard does, and know of each value when it came. */
class SeriesHistoryTest {
  private static final Tolerance EXACT = new Tolerance(0);
  private static final int SPAN = 400;

  @TempDir Path folder;

  @Test
  void answersAsTheGuardDoes() {
    Random random = new Random(Seeds.announced(getClass()));
    List<Series> series = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      series.add(new Series("e" + i, "n"));
      rows.addAll(rows(series.get(i), random));
    }
    try (Store store = Store.open(folder, StoreClock.fixed(SPAN))) {
      new StoreDriver(store).declare("n", true);
      int half = rows.size() / 2;
      new StoreDriver(store).observations(rows.subList(0, half));
      new StoreDriver(store).observations(rows.subList(half, rows.size()));
      Edition edition = AsOfGuard.over(store).edition(ViewOptions.NEWEST);
      series.forEach(each -> compare(each, edition));
    }
  }

  /** Late rows, early ones, revisions and retractions. */
  private static List<Row> rows(Series series, Random random) {
    List<Row> rows = new ArrayList<>();
    int count = 1 + random.nextInt(150);
    for (int i = 0; i < count; i++) {
      double value = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(20) / 8.0;
      int event = random.nextInt(SPAN);
      int known = Math.min(SPAN, Math.max(0, event + random.nextInt(80) - 15));
      rows.add(new Row("a", series, null, event, known, value, Basis.CLAIMED));
    }
    return rows;
  }

  private static void compare(Series series, Edition edition) {
    SeriesHistory.Builder builder = new SeriesHistory.Builder();
    List<FirstKnown> rows = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    edition
        .scope()
        .rows(
            series,
            row -> {
              builder.add(row);
              rows.add(new FirstKnown(row.eventTime(), row.knowledge()));
              values.add(row.value());
            });
    SeriesHistory history = builder.build();
    assertThat(history).isNotNull();
    for (long cutoff = -1; cutoff <= SPAN; cutoff++) {
      assertThat(history.latest(cutoff))
          .as("%s at %d", series, cutoff)
          .isEqualTo((Double) edition.read(series, cutoff, cutoff, Law.AGELESS).value());
    }
    for (int eighths = -1; eighths <= 20; eighths++) {
      double value = eighths / 8.0;
      long first = Long.MAX_VALUE;
      for (int i = 0; i < rows.size(); i++) {
        first = values.get(i) == value ? Math.min(first, rows.get(i).knowledge()) : first;
      }
      FirstKnown found = history.first(value, EXACT);
      assertThat(found == null ? Long.MAX_VALUE : found.knowledge()).isEqualTo(first);
      assertThat(found == null || rows.contains(found)).isTrue();
    }
  }

  @Test
  void theToleranceIsInclusiveAsItIsOnPaper() {
    SeriesHistory.Builder builder = new SeriesHistory.Builder();
    builder.add(new io.asofguard.law.Revision(1, 1, 1, 1, 0.155, 1));
    builder.add(new io.asofguard.law.Revision(2, 2, 1, 2, 0.25, 1));
    SeriesHistory history = builder.build();
    assertThat(history.first(0.15, new Tolerance(0.005))).isEqualTo(new FirstKnown(1, 1));
    assertThat(history.first(0.16, new Tolerance(0.005))).isEqualTo(new FirstKnown(1, 1));
    assertThat(history.first(0.1501, new Tolerance(0.004))).isNull();
    assertThat(history.first(0.2, new Tolerance(0.05))).isEqualTo(new FirstKnown(1, 1));
    assertThat(history.first(0.155, EXACT)).isNotNull();
    assertThat(history.first(Math.nextUp(0.155), EXACT)).isNull();
  }
}
