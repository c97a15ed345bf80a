package io.asofguard.benchmarks.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each engine answers seeded questions as expected, and before the first row with NaN. */
class EngineTest {
  private static final int ROWS = 2_000;

  static Stream<Engine> latest() {
    return Arrays.stream(Engine.withLatest());
  }

  static Stream<Engine> at() {
    return Arrays.stream(Engine.withAt());
  }

  static Stream<Engine> all() {
    return Arrays.stream(Engine.values());
  }

  @ParameterizedTest
  @MethodSource("latest")
  void answersTheLatestValue(Engine engine) throws Exception {
    for (Shape shape : Shape.values()) {
      Dataset data = new Dataset(shape, ROWS);
      Questions questions = Questions.latest(data, ROWS);
      try (Peer peer = engine.latest(data)) {
        for (int i = 0; i < questions.size(); i++) {
          questions.check(i, peer.latest(questions.series[i], questions.cutoff[i]));
        }
        for (int series = 0; series < data.seriesCount(); series++) {
          assertThat(peer.latest(series, data.rows(series).firstKnown - 1)).isNaN();
        }
        assertThat(peer.bytes()).isGreaterThan(ROWS / 2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("at")
  void answersTheValueAtAnEventTime(Engine engine) throws Exception {
    for (Shape shape : Shape.values()) {
      Dataset data = new Dataset(shape, ROWS);
      Questions questions = Questions.at(data, ROWS);
      try (Peer peer = engine.at(data)) {
        for (int i = 0; i < questions.size(); i++) {
          long eventTime = questions.eventTime[i];
          questions.check(i, peer.at(questions.series[i], eventTime, questions.cutoff[i]));
        }
        for (int series = 0; series < data.seriesCount(); series++) {
          long cutoff = data.rows(series).firstKnown - 1;
          assertThat(peer.at(series, Long.MAX_VALUE, cutoff)).isNaN();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void answersABatch(Engine engine) throws Exception {
    Dataset data = new Dataset(Shape.UNIFORM, ROWS);
    Questions drawn = Questions.latest(data, ROWS);
    for (Questions questions : new Questions[] {drawn, drawn.sorted()}) {
      double[] values = new double[ROWS];
      try (BatchPeer peer = engine.batch(data)) {
        peer.take(questions.series, questions.cutoff);
        peer.latest(questions.series, questions.cutoff, values);
        peer.run(questions.series, questions.cutoff, values);
        if (engine == Engine.BASELINE) {
          asksAnother(peer, questions.from(1));
        }
      }
      assertThat(values).containsExactly(questions.expected);
    }
  }

  private static void asksAnother(BatchPeer peer, Questions questions) throws Exception {
    double[] values = new double[ROWS];
    BatchPeer another = peer.another();
    another.take(questions.series, questions.cutoff);
    another.latest(questions.series, questions.cutoff, values);
    assertThat(values).containsExactly(questions.expected);
  }
}
