package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.fail;

import io.asofguard.conformance.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches against look-ups one by one, whose answers other tests compare with a slow search. */
class BatchTest {
  private static final int[] SIZES = {1, 2, 3, 4, 5, 17, 300, 4096, 16_385, 50_000};
  private static final int ROUNDS = 4;
  private static final int ORDERED = 100_000;
  private static final int MORE_THAN_A_BLOCK = 1_100_000;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(Seeds.announced(getClass()));
  private final List<RandomRows> series = new ArrayList<>();
  private final Batch batch = new Batch();

  @Test
  void answersAsLookUpsOneByOneDo() {
    LiveIndex live = live();
    for (int size : new int[] {0, 1, 1_000, ORDERED, MORE_THAN_A_BLOCK, ORDERED / 2}) {
      compare(live, asked(size));
    }
    compare(live, sorted(asked(1_000)));
    compare(live, sorted(asked(ORDERED)));
  }

  @Test
  void answersSeriesWhoseKeysLieAsFarApartAsCanBe() {
    SeriesRows far = new SeriesRows();
    for (long time = Long.MIN_VALUE; time < Long.MAX_VALUE - (1L << 58); time += 1L << 58) {
      far.add(time, time, time >> 58, 1);
    }
    far.add(Long.MAX_VALUE, Long.MAX_VALUE, 99, 1);
    LiveIndex live = LiveIndex.of(Built.index(folder, List.of(far)));
    int[] numbers = new int[ORDERED];
    Arrays.fill(numbers, Built.number(0));
    compare(live, asked(numbers, random.longs(ORDERED).toArray()));
    compare(
        live,
        asked(numbers, IntStream.range(0, ORDERED).mapToLong(i -> Long.MAX_VALUE - i).toArray()));
  }

  private LiveIndex live() {
    for (int i = 0; i < ROUNDS * SIZES.length; i++) {
      series.add(new RandomRows(random, SIZES[i % SIZES.length]));
    }
    return LiveIndex.of(Built.index(folder, series.stream().map(rows -> rows.rows).toList()));
  }

  private static Probes asked(int[] numbers, long[] cutoffs) {
    return new Probes(numbers, cutoffs, new double[numbers.length], new long[numbers.length]);
  }

  /** Of series that are there and of some that are not, on boundaries and elsewhere. */
  private Probes asked(int size) {
    int[] numbers = new int[size];
    long[] cutoffs = new long[size];
    for (int i = 0; i < size; i++) {
      int place = random.nextInt(-1, series.size() + 1);
      numbers[i] = random.nextInt(50) == 0 ? 2 * place : Built.number(place);
      cutoffs[i] =
          random.nextInt(20) == 0
              ? random.nextLong()
              : series.get(Math.floorMod(place, series.size())).boundary(random);
    }
    return asked(numbers, cutoffs);
  }

  private static Probes sorted(Probes asked) {
    int[] order =
        IntStream.range(0, asked.series.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> asked.series[i])
                    .thenComparingLong(i -> asked.cutoffs[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return asked(
        Arrays.stream(order).map(i -> asked.series[i]).toArray(),
        Arrays.stream(order).mapToLong(i -> asked.cutoffs[i]).toArray());
  }

  private void compare(LiveIndex live, Probes asked) {
    Arrays.fill(asked.values, -1);
    batch.latest(live, asked.series, asked.cutoffs, asked.values, asked.eventTimes);
    Hit hit = new Hit();
    for (int i = 0; i < asked.series.length; i++) {
      boolean found = live.latest(asked.series[i], asked.cutoffs[i], hit);
      boolean right =
          found
              ? asked.values[i] == hit.value && asked.eventTimes[i] == hit.eventTime
              : Double.isNaN(asked.values[i]);
      if (!right) {
        fail("series=%d cutoff=%d", asked.series[i], asked.cutoffs[i]);
      }
    }
  }
}
