package io.asofguard.benchmarks.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one benchmark leaves, the next one reads as it was made. */
class SharedTest {
  private static final int ROWS = 2_000;

  @TempDir Path folder;

  @BeforeEach
  void share() {
    System.setProperty(Shared.FOLDER, folder.toString());
  }

  @AfterEach
  void alone() {
    System.clearProperty(Shared.FOLDER);
  }

  @Test
  void isMadeOnce() {
    assertThat(Shared.longs("a", () -> new long[] {1, -2}).get(1)).isEqualTo(-2);
    assertThat(Shared.longs("a", () -> new long[] {3}).get(0)).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  void rowsAndQuestionsAreTheSame() {
    Dataset shared = new Dataset(Shape.MANY_SERIES, ROWS);
    Questions first = Questions.at(shared, ROWS);
    Questions again = Questions.at(new Dataset(Shape.MANY_SERIES, ROWS), ROWS);
    alone();
    Dataset own = new Dataset(Shape.MANY_SERIES, ROWS);
    assertThat(shared.seriesCount()).isEqualTo(own.seriesCount());
    for (int number = 0; number < own.seriesCount(); number++) {
      assertThat(shared.rows(number).byKnowledge()).isEqualTo(own.rows(number).byKnowledge());
    }
    Questions made = Questions.at(own, ROWS);
    assertThat(first).usingRecursiveComparison().isEqualTo(made);
    assertThat(again).usingRecursiveComparison().isEqualTo(made);
  }
}
