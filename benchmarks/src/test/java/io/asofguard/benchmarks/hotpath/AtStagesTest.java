package io.asofguard.benchmarks.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.hotpath.AtStages;
import io.asofguard.hotpath.Hit;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stages of a read at an event time lead to the row that answers. */
class AtStagesTest {
  private static final int ROWS = 20_000;
  private static final int ASKED = 1_000;

  @ParameterizedTest
  @EnumSource(names = {"SINGLE", "RETRACTED_TOP", "ONE_EVENT"})
  void theLastLineIsTheAnswers(Shape shape) throws IOException {
    Dataset data = new Dataset(shape, ROWS);
    Questions questions = Questions.at(data, ASKED);
    Hit hit = new Hit();
    try (OwnIndex index = OwnIndex.values(data)) {
      AtStages stages = new AtStages(index.live());
      for (int i = 0; i < ASKED; i++) {
        long[] lines = stages.lines(questions.eventTime[i], questions.cutoff[i]);
        assertThat(index.live().at(0, questions.eventTime[i], questions.cutoff[i], hit)).isTrue();
        assertThat(AtStages.read(lines[lines.length - 1])).isEqualTo(hit.eventTime);
        assertThat(AtStages.read(lines[lines.length - 1] + Long.BYTES)).isEqualTo(hit.knowledge);
        assertThat(lines.length > 1)
            .isEqualTo(stages.chunk(questions.eventTime[i], questions.cutoff[i]) < 0);
      }
    }
  }
}
