package io.asofguard.benchmarks.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.hotpath.BatchStages;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The stages of a batch are those of its probes. */
class BatchStagesTest {
  private static final int ROWS = 20_000;
  private static final int ROW_BYTES = 24;

  @Test
  void theyReadTheRowsOfAllSteps() throws IOException {
    Dataset data = new Dataset(Shape.UNIFORM, ROWS);
    Questions questions = Questions.latest(data, ROWS).sorted();
    long steps = 0;
    for (Staircase stairs : data.staircases()) {
      steps += stairs.size();
    }
    try (OwnIndex index = OwnIndex.values(data)) {
      BatchStages stages = new BatchStages(index.live(), questions.series, questions.cutoff);
      assertThat(stages.scanned()).isEqualTo(steps * ROW_BYTES);
      assertThat(stages.chunks()).isPositive();
      assertThat(stages.buckets()).isNotZero();
      assertThat(stages.lines()).isNotZero();
      assertThat(stages.touched()).isNotZero();
      assertThat(stages.arrays()).contains(0, 1);
    }
  }
}
