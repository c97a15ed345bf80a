package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.conformance.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Series that end at, right before and right after the edge of a chunk, and one of a million. */
class ChunkEdgesTest {
  private static final int[] SIZES = {
    1,
    2,
    Layout.FACTS_ROWS - 1,
    Layout.FACTS_ROWS,
    Layout.FACTS_ROWS + 1,
    Layout.STAIRS_ROWS - 1,
    Layout.STAIRS_ROWS,
    Layout.STAIRS_ROWS + 1,
    2 * Layout.STAIRS_ROWS,
    2 * Layout.STAIRS_ROWS + 1
  };
  private static final int MILLION = 1_000_000;
  private static final int ASKED = 100;

  /** The slow search walks over all that is retracted or not known yet. */
  private static final int STEPS = 4_000_000;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(Seeds.announced(getClass()));

  /** What a row is, of so many. */
  private enum Kind {
    PLAIN {
      @Override
      void put(SlowRows rows, int row, int of) {
        rows.put(row, row, row);
      }
    },
    NEGATIVE {
      @Override
      void put(SlowRows rows, int row, int of) {
        rows.put(Long.MIN_VALUE + row, Long.MIN_VALUE + row, row);
      }
    },
    KNOWN_AT_ONCE {
      @Override
      void put(SlowRows rows, int row, int of) {
        rows.put(row, of, row);
      }
    },
    /** Triples of equal knowledge times: every edge lies within or between some. */
    KNOWN_IN_THREES {
      @Override
      void put(SlowRows rows, int row, int of) {
        rows.put(row, row - row % 3 + 2L, row);
      }
    },
    ONE_EVENT {
      @Override
      void put(SlowRows rows, int row, int of) {
        rows.put(0, row, row % 5 == 4 ? Double.NaN : row);
      }
    },
    ALL_RETRACTED {
      @Override
      void put(SlowRows rows, int row, int of) {
        rows.put(row, row, Double.NaN);
      }
    },
    /** The newest tenth of the event times. */
    RETRACTED_TOP {
      @Override
      void put(SlowRows rows, int row, int of) {
        rows.put(row, row, row);
        if (row >= of - of / 10) {
          rows.put(row, of, Double.NaN);
        }
      }
    },
    /** All but the oldest and the newest. */
    LATE_MIDDLE {
      @Override
      void put(SlowRows rows, int row, int of) {
        boolean timely = row < of / 20 || row >= of - of / 20;
        rows.put(row, timely ? row : 2L * of + row % 7, row);
      }
    };

    abstract void put(SlowRows rows, int row, int of);
  }

  @ParameterizedTest
  @EnumSource
  void answersAsASlowSearchDoes(Kind kind) {
    for (int size : SIZES) {
      compare(kind, size);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KNOWN_IN_THREES", "RETRACTED_TOP"})
  void answersSoInAMillionRows(Kind kind) {
    compare(kind, MILLION);
  }

  private void compare(Kind kind, int size) {
    SlowRows rows = new SlowRows();
    for (int row = 0; row < size; row++) {
      kind.put(rows, row, size);
    }
    SeriesRows sorted = rows.sorted();
    AsofIndex index = Built.index(folder, List.of(sorted));
    assertThat(index.rows()).isEqualTo(sorted.size);
    compare(LiveIndex.of(index), rows, sorted);
  }

  private void compare(LiveIndex index, SlowRows rows, SeriesRows sorted) {
    int asked = Math.min(ASKED, Math.max(5, STEPS / sorted.size));
    for (int i = 0; i < asked; i++) {
      long cutoff = near(sorted.knowledge, sorted.size);
      Compared.answer(index, 1, rows, cutoff, cutoff);
      Compared.answer(index, 1, rows, near(sorted.eventTime, sorted.size), cutoff);
    }
    for (int edge = Layout.FACTS_ROWS; edge <= sorted.size; edge *= 2) {
      atEdge(index, rows, sorted, edge);
    }
    for (int edge = Layout.STAIRS_ROWS; edge <= sorted.size; edge *= 4) {
      atEdge(index, rows, sorted, edge);
    }
    Compared.answer(index, 1, rows, Long.MAX_VALUE, Long.MAX_VALUE);
    Compared.answer(index, 1, rows, Long.MIN_VALUE, Long.MIN_VALUE);
    Compared.answer(index, 1, rows, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static void atEdge(LiveIndex index, SlowRows rows, SeriesRows sorted, int edge) {
    for (int row = edge - 2; row < Math.min(sorted.size, edge + 2); row++) {
      for (int beside = -1; beside <= 1; beside++) {
        long cutoff = sorted.knowledge[row] + beside;
        Compared.answer(index, 1, rows, cutoff, cutoff);
        Compared.answer(index, 1, rows, sorted.eventTime[row], cutoff);
      }
    }
  }

  private long near(long[] times, int size) {
    return times[random.nextInt(size)] + random.nextInt(-1, 2);
  }
}
