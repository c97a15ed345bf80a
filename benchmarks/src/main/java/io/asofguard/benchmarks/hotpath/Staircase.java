package io.asofguard.benchmarks.hotpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code latest} answers at every cutoff: from a step's knowledge time, inclusive, to the
 * next's, exclusive, its value. Before the first step, and where the value is NaN, there is none.
 * Right only for series without projections (event time after knowledge time).
 */
final class Staircase {
  final long[] knowledge;
  final double[] value;

  /** Of the row that answers; 0 where there is none. */
  final long[] eventTime;

  /** Of the row that answers, which may be earlier than the step; 0 where there is none. */
  final long[] answerKnowledge;

  private Staircase(List<Step> steps) {
    knowledge = steps.stream().mapToLong(Step::knowledge).toArray();
    value = steps.stream().mapToDouble(Step::value).toArray();
    eventTime = steps.stream().mapToLong(Step::eventTime).toArray();
    answerKnowledge = steps.stream().mapToLong(Step::answerKnowledge).toArray();
  }

  /** Learns the rows one by one, and notes each change of the newest. */
  static Staircase of(SeriesRows rows) {
    List<Step> steps = new ArrayList<>();
    Known known = new Known();
    Row before = null;
    for (Row row : rows.byKnowledge()) {
      known.learn(row);
      Row newest = known.newest();
      if (!Objects.equals(newest, before)) {
        steps.add(new Step(row.knowledge(), newest));
        before = newest;
      }
    }
    return new Staircase(steps);
  }

  int size() {
    return knowledge.length;
  }

  private record Step(long knowledge, @Nullable Row answer) {
    double value() {
      return answer == null ? Double.NaN : answer.value();
    }

    long eventTime() {
      return answer == null ? 0 : answer.eventTime();
    }

    long answerKnowledge() {
      return answer == null ? 0 : answer.knowledge();
    }
  }
}
