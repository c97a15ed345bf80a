package io.asofguard.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsOfFoldTest {

  @Test
  void theNewestRevisionOfTheLatestEventTimeAnswers() {
    Iterator<Revision> rows = rows(row(1, 1, 1), row(2, 2, 2), row(2, 3, 3), row(1, 9, 4));
    assertThat(AsOfFold.first(rows)).extracting(Revision::value).isEqualTo(3.0);
  }

  @Test
  void aRetractionLeavesTheEventTimeWithoutValue() {
    Iterator<Revision> rows = rows(row(1, 1, 1), row(2, 2, 2), row(2, 3, Double.NaN));
    assertThat(AsOfFold.first(rows)).extracting(Revision::value).isEqualTo(1.0);
  }

  @Test
  void aRevisionAfterARetractionBringsAValueBack() {
    Iterator<Revision> rows = rows(row(2, 2, 2), row(2, 3, Double.NaN), row(2, 4, 4));
    assertThat(AsOfFold.first(rows)).extracting(Revision::value).isEqualTo(4.0);
  }

  @Test
  void nothingOrRetractionsAloneIsNothing() {
    assertThat(AsOfFold.first(rows())).isNull();
    assertThat(AsOfFold.first(rows(row(1, 1, Double.NaN), row(2, 2, Double.NaN)))).isNull();
  }

  @Test
  void tiesGoByPublishingSnapshotThenSequence() {
    Revision older = new Revision(1, 1, 1, 9, 0.1, 0);
    Revision newer = new Revision(1, 1, 2, 3, 0.2, 0);
    Revision newest = new Revision(1, 1, 2, 4, 0.3, 0);
    assertThat(AsOfFold.first(rows(older, newest, newer))).isEqualTo(newest);
  }

  @Test
  void allGivesOneRowPerEventTime() {
    List<Double> values = new ArrayList<>();
    AsOfFold.all(
        rows(row(1, 1, 1), row(1, 2, 2), row(2, 2, 3), row(2, 3, Double.NaN), row(3, 3, 5)),
        row -> values.add(row.value()));
    assertThat(values).containsExactly(5.0, 2.0);
  }

  @Test
  void pullsNoMoreThanItNeeds() {
    Iterator<Revision> rows = rows(row(1, 1, 1), row(2, 2, 2), row(3, 3, 3));
    AsOfFold.first(rows);
    assertThat(rows.next().eventTime()).isEqualTo(2);
  }

  @Test
  void extremeTimesKeepTheirOrder() {
    Revision first = row(Long.MIN_VALUE, Long.MIN_VALUE, 1);
    Revision last = row(Long.MAX_VALUE, Long.MAX_VALUE, 2);
    assertThat(AsOfFold.first(rows(first, last))).isEqualTo(last);
  }

  private static Revision row(long eventTime, long knowledge, double value) {
    return new Revision(eventTime, knowledge, 1, knowledge, value, 0);
  }

  private static Iterator<Revision> rows(Revision... rows) {
    Comparator<Revision> descending = Revision::compareDescending;
    return Stream.of(rows).sorted(descending).iterator();
  }
}
