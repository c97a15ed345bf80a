package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index counts how far a read may have to go because of what was added. */
class PassedOverTest {
  private static final int ONE = Built.number(0);
  private static final int OTHER = Built.number(1);

  @TempDir Path folder;

  /** Event 1 is known from 10 and taken back from 20 on; event 2 is so, and there again from 30. */
  private LiveIndex index() {
    SeriesRows rows = new SeriesRows();
    rows.add(1, 10, 0.5, 1);
    rows.add(1, 20, Double.NaN, 1);
    rows.add(2, 10, 0.5, 1);
    rows.add(2, 20, Double.NaN, 1);
    rows.add(2, 30, 0.75, 1);
    rows.add(3, 10, 0.5, 1);
    rows.add(3, 20, 0.75, 1);
    return LiveIndex.of(Built.index(folder, List.of(rows, rows)));
  }

  private static AddedRows row(int series, long event, long known, double value) {
    AddedRows rows = new AddedRows();
    rows.add(series, event, known, value, 1);
    return rows;
  }

  @Test
  void valuesThatStandCountNothing() {
    LiveIndex index = index();
    assertThat(index.passed()).isZero();
    assertThat(index.plus(row(ONE, 4, 10, 0.5), 8).passed()).isZero();
    assertThat(index.plus(row(ONE, 1, 20, 0.5), 8).passed()).isZero();
    assertThat(index.plus(row(ONE, 2, 25, 0.5), 8).passed()).isZero();
    assertThat(index.plus(row(ONE, 3, 5, 0.5), 8).passed()).isZero();
  }

  @Test
  void whatIsTakenBackCountsOfTheWorstSeries() {
    LiveIndex index = index().plus(row(ONE, 4, 10, Double.NaN), 8);
    assertThat(index.passed()).isEqualTo(1);
    index = index.plus(row(OTHER, 4, 10, Double.NaN), 9);
    assertThat(index.passed()).isEqualTo(1);
    index = index.plus(row(OTHER, 3, 30, Double.NaN), 10);
    assertThat(index.passed()).isEqualTo(2);
  }

  @Test
  void whatTheIndexTakesBackCountsToo() {
    assertThat(index().plus(row(ONE, 1, 15, 0.5), 8).passed()).isEqualTo(1);
    assertThat(index().plus(row(ONE, 2, 15, 0.5), 8).passed()).isEqualTo(1);
    Hit hit = new Hit();
    assertThat(index().plus(row(ONE, 1, 15, 0.25), 8).at(ONE, 1, 25, hit)).isFalse();
    assertThat(index().plus(row(ONE, 1, 15, 0.25), 8).at(ONE, 1, 15, hit)).isTrue();
    assertThat(hit.value).isEqualTo(0.25);
  }
}
