package io.asofguard.benchmarks.hotpath;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers questions about one series in the order of their cutoffs. */
final class Sweep {
  private final SeriesRows rows;
  private final int series;
  private final Questions into;

  Sweep(SeriesRows rows, int series, Questions into) {
    this.rows = rows;
    this.series = series;
    this.into = into;
  }

  /** Fills a range of the questions, exclusive; one without an answer expects NaN. */
  void answer(int from, int to, BiFunction<SeriesRows, SplittableRandom, Ask> ask) {
    SplittableRandom random = FeedSeries.random(-1 - series);
    List<Ask> asked =
        IntStream.range(from, to)
            .mapToObj(i -> ask.apply(rows, random))
            .sorted(Ask.BY_CUTOFF)
            .toList();
    Known known = new Known();
    Iterator<Row> coming = rows.byKnowledge().iterator();
    Row next = following(coming);
    for (int i = from; i < to; i++) {
      Ask one = asked.get(i - from);
      while (next != null && next.knowledge() <= one.cutoff()) {
        known.learn(next);
        next = following(coming);
      }
      note(i, one, known.at(one.eventTime()));
    }
  }

  private static @Nullable Row following(Iterator<Row> coming) {
    return coming.hasNext() ? coming.next() : null;
  }

  private void note(int index, Ask ask, @Nullable Row answer) {
    into.series[index] = series;
    into.eventTime[index] = ask.eventTime();
    into.cutoff[index] = ask.cutoff();
    into.expected[index] = answer == null ? Double.NaN : answer.value();
  }
}
