package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers without locks while rows are added, late ones among them, while the index is built anew
 * and swapped, and while what nobody holds any more is unmapped: every answer is one whole row, and
 * nobody sees an older edition after a newer one.
 */
class IndexRaceTest {
  private static final int READERS = 4;
  private static final int SERIES = 3;
  private static final int FIRST_ROWS = 5_000;
  private static final int EDITIONS = Boolean.getBoolean("asof.soak") ? 20_000 : 300;
  private static final int REBUILT_EVERY = 25;

  @TempDir Path folder;
  private final List<SlowRows> rows = new ArrayList<>();

  /** Handed over by a race: an edition must be whole however a reader comes by it. */
  private LiveIndex edition;

  private volatile boolean ended;

  @Test
  void everyAnswerIsOneWholeRow() throws InterruptedException, ExecutionException {
    for (int i = 0; i < SERIES; i++) {
      SlowRows first = new SlowRows();
      for (int event = 0; event < FIRST_ROWS; event++) {
        put(first, event);
      }
      rows.add(first);
    }
    edition = built();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    List<Future<Long>> reads = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      reads.add(readers.submit(this::read));
    }
    write();
    ended = true;
    readers.shutdown();
    for (Future<Long> done : reads) {
      assertThat(done.get()).isGreaterThan(EDITIONS);
    }
    assertThat(readers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private void write() {
    for (int i = 1; i <= EDITIONS; i++) {
      int newest = FIRST_ROWS + i;
      AddedRows added = new AddedRows();
      for (int series = 0; series < SERIES; series++) {
        put(rows.get(series), newest);
        add(added, series, newest);
        add(added, series, -newest);
        put(rows.get(series), -newest);
      }
      edition = edition.plus(added, edition.snapshot() + 1);
      if (i % REBUILT_EVERY == 0) {
        edition = built();
        System.gc();
      }
    }
  }

  private LiveIndex built() {
    return LiveIndex.of(Built.index(folder, rows.stream().map(SlowRows::sorted).toList()));
  }

  private static void put(SlowRows to, long event) {
    to.put(event, event + 5, event);
  }

  private static void add(AddedRows to, int series, long event) {
    to.add(Built.number(series), event, event + 5, event, SlowRows.basis(event + 5));
  }

  /** How many answers were looked at. */
  private long read() {
    Hit hit = new Hit();
    double[] newest = new double[SERIES];
    long count = 0;
    while (!ended) {
      LiveIndex seen = edition;
      for (int series = 0; series < SERIES; series++) {
        int number = Built.number(series);
        assertThat(seen.latest(number, Long.MAX_VALUE, hit)).isTrue();
        checkWhole(hit);
        assertThat(hit.value).isGreaterThanOrEqualTo(newest[series]);
        newest[series] = hit.value;
        assertThat(seen.at(number, count % FIRST_ROWS, Long.MAX_VALUE, hit)).isTrue();
        checkWhole(hit);
        assertThat(hit.eventTime).isEqualTo(count % FIRST_ROWS);
        count++;
      }
    }
    return count;
  }

  private static void checkWhole(Hit hit) {
    assertThat(hit.value).isEqualTo((double) hit.eventTime);
    assertThat(hit.knowledge).isEqualTo(hit.eventTime + 5);
    assertThat(hit.basis).isEqualTo(SlowRows.basis(hit.knowledge));
  }
}
