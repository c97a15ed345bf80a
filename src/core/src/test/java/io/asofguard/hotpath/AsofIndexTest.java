package io.asofguard.hotpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  private static final int ASKED = 400;

  @TempDir Path folder;

  @Test
  void answersAsASlowSearchDoes() throws IOException {
    long seed = Long.getLong("asof.seed", System.nanoTime());
    System.err.println("AsofIndexTest: -Dasof.seed=" + seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<RandomRows> all = new ArrayList<>();
    Path file = folder.resolve("index.map");
    IndexWriter.Finished finished;
    try (IndexWriter writer = new IndexWriter(file, new IndexSize(300_000, 300))) {
      for (int round = 0; round < 12; round++) {
        for (int size : SIZES) {
          int jitter = round == 0 ? 0 : random.nextInt(3);
          RandomRows rows = new RandomRows(random, size + jitter);
          writer.add(2 * all.size() + 1, rows.rows);
          all.add(rows);
        }
      }
      finished = writer.finish(7, "ab".repeat(32));
    }
    AsofIndex index = AsofIndex.open(file, Seal.of(file, finished.header(), finished.directory()));
    assertThat(index.snapshot()).isEqualTo(7);
    assertThat(index.digest()).isEqualTo("ab".repeat(32));
    for (int i = 0; i < all.size(); i++) {
      compare(index, 2 * i + 1, all.get(i), random);
      assertThat(index.latest(2 * i, 0, new Hit())).isFalse();
    }
    assertThat(index.at(2 * all.size() + 1, 0, 0, new Hit())).isFalse();
    assertThat(index.at(-1, 0, 0, new Hit())).isFalse();
  }

  private static void compare(
      AsofIndex index, int series, RandomRows rows, SplittableRandom random) {
    Hit hit = new Hit();
    int asked = rows.rows.size() > 1000 ? ASKED / 4 : ASKED;
    for (int i = 0; i < asked; i++) {
      long cutoff = rows.boundary(random);
      boolean latest = random.nextInt(3) == 0;
      long event = latest ? cutoff : rows.boundary(random);
      RandomRows.Answer expected = rows.at(event, cutoff);
      boolean found =
          latest ? index.latest(series, cutoff, hit) : index.at(series, event, cutoff, hit);
      String what =
          "series=%d event=%d cutoff=%d latest=%s size=%d"
              .formatted(series, event, cutoff, latest, rows.rows.size());
      assertThat(found ? new RandomRows.Answer(hit.value, hit.eventTime, hit.knowledge) : null)
          .as(what)
          .isEqualTo(expected);
      if (found) {
        assertThat(hit.basis).as(what).isEqualTo(1 + (int) (hit.knowledge & 1));
      }
      if (latest) {
        assertThat(index.latest(series, cutoff))
            .as(what)
            .isEqualTo(Double.valueOf(found ? hit.value : Double.NaN));
      }
    }
  }
}
