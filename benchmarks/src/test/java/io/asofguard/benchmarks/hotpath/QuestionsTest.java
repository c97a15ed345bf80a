package io.asofguard.benchmarks.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the benchmarks expect, held to the rules of reading, row by row; the data is seeded. */
class QuestionsTest {
  private static final int ROWS = 2_000;

  @ParameterizedTest
  @EnumSource
  void theyExpectWhatTheRulesSay(Shape shape) {
    Dataset data = new Dataset(shape, ROWS);
    hold(data, Questions.latest(data, ROWS));
    hold(data, Questions.at(data, ROWS));
  }

  @ParameterizedTest
  @EnumSource
  void aStaircaseAnswersAsTheRulesSay(Shape shape) {
    Dataset data = new Dataset(shape, ROWS);
    for (int series = 0; series < data.seriesCount(); series++) {
      Staircase steps = data.staircases()[series];
      for (int i = 0; i < steps.size(); i++) {
        long cutoff = steps.knowledge[i];
        assertThat(steps.value[i]).isEqualTo(read(data.rows(series), cutoff, cutoff));
        double before = i == 0 ? Double.NaN : steps.value[i - 1];
        assertThat(before).isEqualTo(read(data.rows(series), cutoff - 1, cutoff - 1));
      }
    }
  }

  private static void hold(Dataset data, Questions questions) {
    for (int i = 0; i < questions.size(); i++) {
      SeriesRows rows = data.rows(questions.series[i]);
      assertThat(questions.expected[i])
          .as("%s by %d", data.shape(), questions.cutoff[i])
          .isEqualTo(read(rows, questions.eventTime[i], questions.cutoff[i]))
          .isNotNaN();
    }
  }

  /** Of each event time the last known row counts; of those with a value, the newest answers. */
  private static Double read(SeriesRows rows, long eventTime, long cutoff) {
    double answer = Double.NaN;
    for (int i = 0; i < rows.size(); i++) {
      boolean seen = rows.eventTime[i] <= eventTime && rows.knowledge[i] <= cutoff;
      if (seen && counts(rows, i, cutoff) && !Double.isNaN(rows.value[i])) {
        answer = rows.value[i];
      }
    }
    return answer;
  }

  private static boolean counts(SeriesRows rows, int row, long cutoff) {
    int next = row + 1;
    return next == rows.size()
        || rows.eventTime[next] != rows.eventTime[row]
        || rows.knowledge[next] > cutoff;
  }
}
