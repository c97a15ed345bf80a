package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of an index against those of a slow, obvious search over the same rows. */
final class Compared {
  private static final Hit HIT = new Hit();

  private Compared() {}

  /** One answer by every way in which it can be asked for. */
  static void answer(LiveIndex index, int series, SlowRows rows, long event, long cutoff) {
    SlowRows.Answer expected = rows.at(event, cutoff);
    String what =
        "series=%d event=%d cutoff=%d rows=%d".formatted(series, event, cutoff, rows.size());
    check(index.at(series, event, cutoff, HIT), expected, what);
    if (event == cutoff) {
      check(index.latest(series, cutoff, HIT), expected, "latest " + what);
      double value = expected == null ? Double.NaN : expected.value();
      assertThat(index.latest(series, cutoff)).as(what).isEqualTo(Double.valueOf(value));
    }
  }

  private static void check(boolean found, SlowRows.Answer expected, String what) {
    assertThat(found ? new SlowRows.Answer(HIT.value, HIT.eventTime, HIT.knowledge) : null)
        .as(what)
        .isEqualTo(expected);
    if (found) {
      assertThat(HIT.basis).as(what).isEqualTo(SlowRows.basis(HIT.knowledge));
    }
  }
}
