package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.conformance.Seeds;
import io.asofguard.hotpath.SlowRows.Answer;
import io.asofguard.hotpath.SlowRows.Key;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index that grows: rows that belong anywhere among the old ones, revisions and retractions of
 * old rows, and series that the index has not. Every edition answers as a slow search over its own
 * rows does, and goes on to do so when newer ones are made of it.
 */
class LiveIndexTest {
  private static final int[] SIZES = {1, 2, 17, 300, 4096, 4097, 17_000};
  private static final int SERIES = 28;
  private static final int STEPS = 5;
  private static final int ASKED = 150;
  private static final int BATCH = 5_000;

  @TempDir Path folder;
  private final Batch batch = new Batch();
  private final SplittableRandom random = new SplittableRandom(Seeds.announced(getClass()));
  private final List<RandomRows> series = new ArrayList<>();

  /** What of the rows is published by now: that below a threshold in a random order. */
  private final List<SlowRows> published = new ArrayList<>();

  private final List<List<Map.Entry<Key, Double>>> coming = new ArrayList<>();

  @Test
  void everyEditionAnswersAsASlowSearchDoes() {
    LiveIndex live = LiveIndex.of(Built.index(folder, firstRows()));
    List<LiveIndex> editions = new ArrayList<>(List.of(live));
    compare(live, published);
    List<SlowRows> first = published.stream().map(LiveIndexTest::copy).toList();
    for (int step = 1; step <= STEPS; step++) {
      live = live.plus(added(step), Built.SNAPSHOT + step);
      editions.add(live);
      compare(live, published);
      compareBatch(live);
    }
    assertThat(live.added()).isPositive();
    assertThat(live.passed()).isPositive();
    assertThat(live.snapshot()).isEqualTo(Built.SNAPSHOT + STEPS);
    compare(editions.get(0), first);
  }

  /** Of most series most rows, of some nothing: those are not in the index. */
  private List<SeriesRows> firstRows() {
    List<SeriesRows> first = new ArrayList<>();
    for (int i = 0; i < SERIES; i++) {
      RandomRows rows = new RandomRows(random, SIZES[i % SIZES.length]);
      SlowRows known = new SlowRows();
      List<Map.Entry<Key, Double>> later = new ArrayList<>();
      int later100 = i % 5 == 4 ? 100 : random.nextInt(40);
      for (var row : rows.slow.all()) {
        if (random.nextInt(100) < later100) {
          later.add(row);
        } else {
          put(known, row);
        }
      }
      series.add(rows);
      coming.add(later);
      published.add(known);
      first.add(known.sorted());
    }
    return first;
  }

  private AddedRows added(int step) {
    AddedRows added = new AddedRows();
    for (int i = 0; i < SERIES; i++) {
      List<Map.Entry<Key, Double>> rows = coming.get(i);
      int upTo = step == STEPS ? 0 : rows.size() - rows.size() / 3;
      while (rows.size() > upTo) {
        var row = rows.remove(random.nextInt(rows.size()));
        put(published.get(i), row);
        add(added, i, row.getKey(), row.getValue());
      }
      changeSome(added, i);
    }
    return added;
  }

  /** Rows whose times are there already: as from another source, and they count more. */
  private void changeSome(AddedRows added, int place) {
    RandomRows of = series.get(place);
    for (int i = random.nextInt(4); i > 0; i--) {
      int row = random.nextInt(of.rows.size());
      Key key = new Key(of.rows.eventTime[row], of.rows.knowledge[row]);
      double value = random.nextInt(3) == 0 ? Double.NaN : random.nextInt(10) / 10.0;
      published.get(place).put(key.event(), key.known(), value);
      add(added, place, key, value);
    }
  }

  private static void add(AddedRows to, int place, Key key, double value) {
    to.add(Built.number(place), key.event(), key.known(), value, SlowRows.basis(key.known()));
  }

  private static void put(SlowRows to, Map.Entry<Key, Double> row) {
    to.put(row.getKey().event(), row.getKey().known(), row.getValue());
  }

  private static SlowRows copy(SlowRows of) {
    SlowRows copy = new SlowRows();
    of.all().forEach(row -> put(copy, row));
    return copy;
  }

  private void compare(LiveIndex live, List<SlowRows> rows) {
    for (int i = 0; i < SERIES; i++) {
      for (int asked = 0; asked < ASKED; asked++) {
        long cutoff = series.get(i).boundary(random);
        long event = random.nextInt(3) == 0 ? cutoff : series.get(i).boundary(random);
        Compared.answer(live, Built.number(i), rows.get(i), event, cutoff);
        if (asked < 3) {
          assertThat(live.hasRow(Built.number(i), cutoff)).isEqualTo(rows.get(i).hasRow(cutoff));
        }
      }
    }
  }

  private void compareBatch(LiveIndex live) {
    int[] place = random.ints(BATCH, -1, SERIES + 1).toArray();
    int[] numbers = Arrays.stream(place).map(Built::number).toArray();
    long[] cutoffs = new long[BATCH];
    for (int i = 0; i < BATCH; i++) {
      cutoffs[i] = series.get(Math.floorMod(place[i], SERIES)).boundary(random);
    }
    double[] values = new double[BATCH];
    long[] eventTimes = new long[BATCH];
    batch.latest(live, numbers, cutoffs, values, eventTimes);
    for (int i = 0; i < BATCH; i++) {
      boolean there = place[i] >= 0 && place[i] < SERIES;
      Answer expected = there ? published.get(place[i]).at(cutoffs[i], cutoffs[i]) : null;
      String what = "series %d at %d".formatted(numbers[i], cutoffs[i]);
      assertThat(values[i])
          .as(what)
          .isEqualTo(Double.valueOf(expected == null ? Double.NaN : expected.value()));
      if (expected != null) {
        assertThat(eventTimes[i]).as(what).isEqualTo(expected.event());
      }
    }
  }
}
