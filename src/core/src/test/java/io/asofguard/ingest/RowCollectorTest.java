package io.asofguard.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowCollectorTest {
  private static final int SERIES = 50;

  @TempDir Path folder;

  @Test
  void rowsThatFitMemoryComeOutSorted() throws IOException {
    check(100_000);
    assertThat(files()).isEmpty();
  }

  @Test
  void rowsThatGoThroughFilesComeOutSortedAndTheFilesAreRemoved() throws IOException {
    check(RowSegment.CAPACITY + 300_000);
    assertThat(files()).isEmpty();
  }

  @Test
  void rowsThatNobodyTakesLeaveNoFileAndNoThread() throws IOException {
    try (RowCollector collector = filled(RowSegment.CAPACITY + 300_000, 1)) {
      assertThat(collector.sorted().next()).isTrue();
      assertThat(files()).isNotEmpty();
    }
    assertThat(files()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("asof-merge") && thread.isAlive());
  }

  @Test
  void aSegmentThatIsStillBeingWrittenLeavesNoFile() throws IOException {
    filled(RowSegment.CAPACITY + 1, 1).close();
    assertThat(files()).isEmpty();
  }

  @Test
  void aFolderThatIsGoneRefusesTheChange() throws IOException {
    Path gone = folder.resolve("gone");
    try (RowCollector collector = filled(gone, RowSegment.CAPACITY + 1, 1)) {
      assertThatThrownBy(collector::sorted)
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(
              "nothing was stored: no temporary file can be written in " + gone);
    }
  }

  private void check(int rows) throws IOException {
    long seed = System.nanoTime();
    try (RowCollector collector = filled(rows, seed)) {
      assertThat(collector.size()).isEqualTo(rows);
      SortedRows sorted = collector.sorted();
      KeyGroup before = new KeyGroup();
      long count = 0;
      long positions = 0;
      while (sorted.next()) {
        if (count > 0) {
          assertThat(follows(before, sorted)).as("seed=%d row=%d", seed, count).isTrue();
        }
        before.clear();
        before.add(sorted);
        assertThat(sorted.value).isEqualTo((double) sorted.position);
        positions += sorted.position;
        count++;
      }
      assertThat(count).as("seed=%d", seed).isEqualTo(rows);
      assertThat(positions).as("seed=%d", seed).isEqualTo((long) rows * (rows + 1) / 2);
    }
  }

  private static boolean follows(KeyGroup before, SortedRows row) {
    if (before.series != row.series) {
      return before.series < row.series;
    }
    if (before.eventTime != row.eventTime) {
      return before.eventTime < row.eventTime;
    }
    return before.knowledge != row.knowledge
        ? before.knowledge < row.knowledge
        : before.positions[0] < row.position;
  }

  private RowCollector filled(int rows, long seed) {
    return filled(folder, rows, seed);
  }

  private static RowCollector filled(Path folder, int rows, long seed) {
    Random random = new Random(seed);
    RowCollector collector = new RowCollector(folder);
    ObservationRows chunk = new ObservationRows();
    for (int line = 1; line <= rows; line++) {
      int at = chunk.size++;
      chunk.series[at] = random.nextInt(SERIES);
      chunk.source[at] = random.nextInt(3);
      chunk.eventTime[at] = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(1000);
      chunk.knowledgeTime[at] = random.nextInt(3);
      chunk.line[at] = line;
      chunk.value[at] = line;
      if (chunk.isFull() || line == rows) {
        collector.add(chunk, 0);
        chunk = new ObservationRows();
      }
    }
    return collector;
  }

  private Stream<Path> files() throws IOException {
    return Files.list(folder);
  }
}
