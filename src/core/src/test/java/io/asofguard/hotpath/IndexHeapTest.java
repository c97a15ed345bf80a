package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an open index holds of the Java heap: something for each series, and next to nothing for a
 * row. Measured over several indexes that are open at once, after a full collection.
 */
class IndexHeapTest {
  private static final int OPEN = 8;

  /** Other threads of the process use the heap as well: the median counts. */
  private static final int MEASURED = 3;

  private static final int FEW_ROWS = 2_000;
  private static final int MANY_ROWS = 20_000;
  private static final int SERIES = 20;
  private static final int MANY_SERIES = 20_000;

  /** The nodes of chunks, of 4,096 rows each, and what they cost the collector. */
  private static final double MOST_PER_ROW = 0.02;

  private static final double MOST_PER_SERIES = 80;

  @TempDir Path folder;

  @Test
  void growsWithSeriesAndNotWithRows() {
    heldBy("warm-up", 1, 1);
    double few = heldBy("few", SERIES, FEW_ROWS);
    double many = heldBy("many", SERIES, MANY_ROWS);
    double perRow = (many - few) / (SERIES * (MANY_ROWS - FEW_ROWS));
    double wide = heldBy("wide", MANY_SERIES, 2);
    double perSeries = (wide - few) / (MANY_SERIES - SERIES);
    System.out.printf(
        "IndexHeapTest: %.0f bytes of heap with %d series, with ten times the rows %.0f:"
            + " %.4f a row; %.1f a series%n",
        few, SERIES, many, perRow, perSeries);
    assertThat(perRow).isLessThan(MOST_PER_ROW);
    assertThat(perSeries).isBetween(8.0, MOST_PER_SERIES);
  }

  private double heldBy(String name, int series, int rowsOfEach) {
    Path files = folder.resolve(name);
    assertThat(files.toFile().mkdir()).isTrue();
    Built.index(files, Collections.nCopies(series, rows(rowsOfEach)));
    List<AsofIndex> open = new ArrayList<>(MEASURED * OPEN);
    double median =
        DoubleStream.generate(() -> heldByMore(open, files))
            .limit(MEASURED)
            .sorted()
            .skip(MEASURED / 2)
            .findFirst()
            .orElseThrow();
    Reference.reachabilityFence(open);
    return median;
  }

  private static double heldByMore(List<AsofIndex> open, Path files) {
    long before = used();
    for (int i = 0; i < OPEN; i++) {
      AsofIndex index = new IndexFolder(files).open().index();
      assertThat(index).isNotNull();
      open.add(index);
    }
    return (used() - before) / (double) OPEN;
  }

  private static SeriesRows rows(int count) {
    SeriesRows rows = new SeriesRows();
    for (int i = 0; i < count; i++) {
      rows.add(i, i + 1, i / 2.0, 1);
    }
    return rows;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
