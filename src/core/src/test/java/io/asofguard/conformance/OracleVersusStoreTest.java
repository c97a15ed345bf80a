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
 * The store against the oracle on random histories: a million answers by SQL and a million from the
 * index, in the soak ten and twenty. A failure names its seed; {@code -Dasof.seed=N} plays it
 * again.
 */
class OracleVersusStoreTest {
  private static final boolean SOAK = Boolean.getBoolean("asof.soak");
  private static final long ANSWERS = SOAK ? 10_000_000 : 1_000_000;
  private static final long FROM_INDEX = SOAK ? 20_000_000 : 1_000_000;
  private static final int ANSWERS_PER_HISTORY = 25_000;
  private static final int EDITIONS = 16;

  private record Edition(Answers oracle, Answers engine, String what) {}

  @TempDir Path stores;

  @Test
  void answersAsTheOracleDoes() {
    compare(ANSWERS, false, StoreEngine::new);
  }

  /** Those that the index gave alone count; every edition finds it out of date in another way. */
  @Test
  void answersAsTheOracleDoesFromTheIndex() {
    compare(FROM_INDEX, true, StoreEngine::indexed);
  }

  /** The same by files, the importer's gates, and the doors of backfills. */
  @Test
  void answersAsTheOracleDoesByFiles() {
    compare(ANSWERS / 10, false, FilesEngine::new);
  }

  private void compare(long answers, boolean indexed, Function<Path, Engine> maker) {
    long seed = Seeds.announced(getClass());
    long asked = 0;
    for (int i = 0; asked < answers; i++) {
      asked += play(seed + i, indexed, maker.apply(stores.resolve("store-" + i)));
    }
    assertThat(asked).isGreaterThanOrEqualTo(answers);
  }

  private static long play(long seed, boolean indexed, Engine engine) {
    Random random = new Random(seed);
    try (engine) {
      History history = new History(random, engine, engine instanceof FilesEngine);
      List<Edition> editions = new ArrayList<>();
      int changes = 4 + random.nextInt(9);
      for (int i = 0; i < changes; i++) {
        history.change();
        openEarly(random, history, engine, indexed, editions);
        if (random.nextInt(8) == 0) {
          engine.rebuild();
        }
      }
      history.end();
      while (editions.size() < EDITIONS) {
        long newest = history.oracle.newest();
        boolean isNewest = indexed && random.nextBoolean();
        long snapshot = isNewest ? newest : random.nextInt((int) newest + 1);
        editions.add(edition(history, engine, snapshot, filters(random, indexed)));
      }
      int perHistory = ANSWERS_PER_HISTORY / (engine instanceof FilesEngine ? 10 : 1);
      return askAll(random, history, indexed, editions, perHistory);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("with -Dasof.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  /** Opened before later changes, and many of them read before: its answers must not move. */
  private static void openEarly(
      Random random, History history, Engine engine, boolean indexed, List<Edition> editions) {
    Edition early = edition(history, engine, history.oracle.newest(), filters(random, indexed));
    editions.add(early);
    if (random.nextInt(4) < (indexed ? 3 : 2)) {
      Asker asker = new Asker(random, history.boundaries);
      for (int i = 0; i < 20; i++) {
        asker.ask(early.oracle, early.engine);
      }
    }
  }

  /** How many answers there were; of an engine with the index those that came from it. */
  private static long askAll(
      Random random, History history, boolean indexed, List<Edition> editions, int perHistory) {
    Asker asker = new Asker(random, history.boundaries);
    List<Edition> counted =
        editions.stream().filter(edition -> edition.engine.isIndexed() == indexed).toList();
    long count = 0;
    for (int asked = 0; asked < perHistory; asked++) {
      List<Edition> among = counted.isEmpty() || random.nextInt(4) == 0 ? editions : counted;
      Edition edition = among.get(random.nextInt(among.size()));
      try {
        asker.ask(edition.oracle, edition.engine);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(edition.what + ": " + e.getMessage(), e);
      }
      count += edition.engine.isIndexed() == indexed ? 1 : 0;
    }
    return count;
  }

  private static Edition edition(History history, Engine engine, long snapshot, Filters filters) {
    return new Edition(
        history.oracle.answers(snapshot, filters),
        engine.answers(snapshot, filters),
        "snapshot " + snapshot + " of " + history.oracle.newest() + ", " + filters);
  }

  /** Half or more of those that may use the index have none, as it has all rows. */
  private static Filters filters(Random random, boolean indexed) {
    if (random.nextInt(3) < (indexed ? 2 : 1)) {
      return Filters.NONE;
    }
    String source =
        random.nextInt(3) > 0 ? null : History.SOURCES.get(random.nextInt(History.SOURCES.size()));
    return new Filters(source, Basis.values()[random.nextInt(3)], random.nextInt(6) == 0);
  }
}
