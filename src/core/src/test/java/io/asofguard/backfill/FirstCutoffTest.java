package io.asofguard.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Series;
import io.asofguard.durability.TestStore;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import io.asofguard.store.ReadScope;
import io.asofguard.store.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first cutoff that a comparison names is the first at which a read answers otherwise. */
class FirstCutoffTest {
  private static final int ROUNDS = Boolean.getBoolean("asof.soak") ? 400 : 25;
  private static final int ENTITIES = 3;
  private static final int INSTANTS = 8;

  private final long seed = Long.getLong("asof.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void itIsWhereTheReadsChange(@TempDir Path folder) {
    System.out.println("FirstCutoffTest: -Dasof.seed=" + seed);
    int changing = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (TestStore given = new TestStore(folder.resolve("" + round))) {
        changing += round(given, round);
      }
    }
    assertThat(changing).as("rounds in which an answer changes").isGreaterThan(ROUNDS / 2);
  }

  private int round(TestStore given, int round) {
    for (int i = 0; i < 3; i++) {
      given.imports(rows(6, i == 1 ? "t" : "s"));
    }
    if (random.nextBoolean()) {
      given.ended("ev", at(INSTANTS / 2 + random.nextInt(INSTANTS)));
    }
    stage(given, "earlier");
    given.backfills().publish("earlier", true);
    given.imports(rows(4, "s"));
    stage(given, "b");
    BackfillDiff diff = new Comparisons(given.store()).compare("b", Progress.NONE);
    long before = given.store().newest();
    boolean published = given.backfills().publish("b", true).snapshot() != null;

    String as = "round " + round + ", -Dasof.seed=" + seed;
    for (int i = 0; i < ENTITIES; i++) {
      Series series = new Series("e/" + i, "mid");
      assertThat(firstCutoff(diff, series))
          .as("%s, %s", series, as)
          .isEqualTo(published ? firstChange(given, series, before) : null);
    }
    assertThat(diff.total(SeriesDiff::staged) - diff.total(SeriesDiff::live))
        .as(as)
        .isEqualTo(diff.total(SeriesDiff::added) - diff.total(SeriesDiff::removed));
    assertThat(diff.differing().isEmpty()).as(as).isEqualTo(!published);
    return diff.firstCutoff() == null ? 0 : 1;
  }

  private void stage(TestStore given, String name) {
    int from = random.nextInt(INSTANTS);
    String glob = random.nextBoolean() ? null : "e/" + random.nextInt(ENTITIES);
    given.stage(
        new StagePlan(
            name,
            "s",
            glob,
            null,
            TestStore.ns(at(from)),
            TestStore.ns(at(from + 1 + random.nextInt(INSTANTS))),
            "random"),
        rows(8, "s"));
  }

  private String[] rows(int count, String source) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int event = random.nextInt(INSTANTS);
      int known = event + random.nextInt(4);
      boolean retracted = random.nextInt(6) == 0;
      rows.add(
          "%s,e/%d,mid,%s,%s,%s,%s,%s"
              .formatted(
                  source,
                  random.nextInt(ENTITIES),
                  random.nextInt(3) == 0 ? "ev" : "",
                  at(event),
                  at(known),
                  retracted ? "" : "0." + (1 + random.nextInt(3)),
                  retracted));
    }
    return rows.toArray(String[]::new);
  }

  private static String at(int minute) {
    return "2026-01-01T00:%02d:00Z".formatted(minute);
  }

  private static @Nullable Long firstCutoff(BackfillDiff diff, Series series) {
    return diff.series().stream()
        .filter(each -> each.series().equals(series))
        .findFirst()
        .map(SeriesDiff::firstCutoff)
        .orElse(null);
  }

  private static @Nullable Long firstChange(TestStore given, Series series, long before) {
    Scope was = given.store().scope(ReadScope.of(before));
    Scope is = given.store().scope(ReadScope.of(before + 1));
    for (int cutoff = 0; cutoff < 3 * INSTANTS; cutoff++) {
      long known = TestStore.ns(at(cutoff));
      for (int event = 0; event < 2 * INSTANTS; event++) {
        long asked = TestStore.ns(at(event));
        if (!answer(was, series, asked, known).equals(answer(is, series, asked, known))) {
          return known;
        }
      }
    }
    return null;
  }

  private static String answer(Scope scope, Series series, long asked, long cutoff) {
    Wall wall = scope.wall(series.entity());
    if (wall != null && wall.seals(cutoff)) {
      return "sealed";
    }
    Revision row = scope.at(series, asked, cutoff);
    return row == null ? "unknown" : row.value() + " " + row.eventTime() + " " + row.knowledge();
  }
}
