package io.asofguard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.law.Basis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store against the oracle on random histories: a million answers, ten million in the soak. A
 * failure names its seed; {@code -Dasof.seed=N} plays it again.
 */
class OracleVersusStoreTest {
  private static final long ANSWERS = Boolean.getBoolean("asof.soak") ? 10_000_000 : 1_000_000;
  private static final int ANSWERS_PER_HISTORY = 25_000;
  private static final int EDITIONS = 16;

  private record Edition(Answers oracle, Answers engine, String what) {}

  @TempDir Path stores;

  @Test
  void answersAsTheOracleDoes() {
    compare(ANSWERS, StoreEngine::new);
  }

  /** The same from the index, which every edition finds out of date in another way. */
  @Test
  void answersAsTheOracleDoesFromTheIndex() {
    compare(2 * ANSWERS, StoreEngine::indexed);
  }

  /** The same by files, the importer's gates, and the doors of backfills. */
  @Test
  void answersAsTheOracleDoesByFiles() {
    compare(ANSWERS / 10, FilesEngine::new);
  }

  private void compare(long answers, Function<Path, Engine> maker) {
    long seed = Seeds.announced(getClass());
    long asked = 0;
    for (int i = 0; asked < answers; i++) {
      asked += play(seed + i, maker.apply(stores.resolve("store-" + i)));
    }
    assertThat(asked).isGreaterThanOrEqualTo(answers);
  }

  private static long play(long seed, Engine engine) {
    Random random = new Random(seed);
    try (engine) {
      History history = new History(random, engine, engine instanceof FilesEngine);
      List<Edition> editions = new ArrayList<>();
      int changes = 4 + random.nextInt(9);
      for (int i = 0; i < changes; i++) {
        history.change();
        openEarly(random, history, engine, editions);
        if (random.nextInt(8) == 0) {
          engine.rebuild();
        }
      }
      history.end();
      while (editions.size() < EDITIONS) {
        long snapshot = random.nextInt((int) history.oracle.newest() + 1);
        editions.add(edition(history, engine, snapshot, filters(random)));
      }
      int perHistory = ANSWERS_PER_HISTORY / (engine instanceof FilesEngine ? 10 : 1);
      return askAll(random, history, editions, perHistory);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with -Dasof.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  /** Opened before later changes, and half of them read before: its answers must not move. */
  private static void openEarly(
      Random random, History history, Engine engine, List<Edition> editions) {
    Edition early = edition(history, engine, history.oracle.newest(), filters(random));
    editions.add(early);
    if (random.nextBoolean()) {
      Asker asker = new Asker(random, history.boundaries);
      for (int i = 0; i < 20; i++) {
        asker.ask(early.oracle, early.engine);
      }
    }
  }

  private static long askAll(
      Random random, History history, List<Edition> editions, int perHistory) {
    Asker asker = new Asker(random, history.boundaries);
    long asked = 0;
    for (; asked < perHistory; asked++) {
      Edition edition = editions.get(random.nextInt(editions.size()));
      try {
        asker.ask(edition.oracle, edition.engine);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(edition.what + ": " + e.getMessage(), e);
      }
    }
    return asked;
  }

  private static Edition edition(History history, Engine engine, long snapshot, Filters filters) {
    return new Edition(
        history.oracle.answers(snapshot, filters),
        engine.answers(snapshot, filters),
        "snapshot " + snapshot + " of " + history.oracle.newest() + ", " + filters);
  }

  private static Filters filters(Random random) {
    if (random.nextInt(3) == 0) {
      return Filters.NONE;
    }
    String source =
        random.nextInt(3) > 0 ? null : History.SOURCES.get(random.nextInt(History.SOURCES.size()));
    return new Filters(source, Basis.values()[random.nextInt(3)], random.nextInt(6) == 0);
  }
}
