package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.conformance.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index against a slow, obvious search over the same rows. */
class AsofIndexTest {
  private static final int[] SIZES = {
    1, 2, 3, 15, 16, 17, 255, 256, 257, 4095, 4096, 4097, 8193, 16_241, 40_000, 70_000
  };
  private static final int ROUNDS = 12;
  private static final int ASKED = 400;

  @TempDir Path folder;

  @Test
  void answersAsASlowSearchDoes() {
    SplittableRandom random = new SplittableRandom(Seeds.announced(getClass()));
    List<RandomRows> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int size : SIZES) {
        all.add(new RandomRows(random, size + (round == 0 ? 0 : random.nextInt(3))));
      }
    }
    AsofIndex index = Built.index(folder, all.stream().map(rows -> rows.rows).toList());
    assertThat(index.snapshot()).isEqualTo(Built.SNAPSHOT);
    assertThat(index.digest()).isEqualTo(Built.DIGEST);
    for (int i = 0; i < all.size(); i++) {
      compare(index, Built.number(i), all.get(i), random);
      assertThat(index.latest(Built.number(i) - 1, 0, new Hit())).isFalse();
    }
    assertThat(index.at(Built.number(all.size()), 0, 0, new Hit())).isFalse();
    assertThat(index.at(-1, 0, 0, new Hit())).isFalse();
  }

  private static void compare(
      AsofIndex index, int series, RandomRows rows, SplittableRandom random) {
    LiveIndex live = LiveIndex.of(index);
    int asked = rows.rows.size() > 1000 ? ASKED / 4 : ASKED;
    for (int i = 0; i < asked; i++) {
      long cutoff = rows.boundary(random);
      long event = random.nextInt(3) == 0 ? cutoff : rows.boundary(random);
      Compared.answer(live, series, rows.slow, event, cutoff);
    }
  }
}
