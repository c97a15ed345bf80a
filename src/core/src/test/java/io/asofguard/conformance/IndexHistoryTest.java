package io.asofguard.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.guard.IndexCheck;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.store.Finding;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In random histories the index agrees with the log at the snapshot that it was built of, whatever
 * was added, replaced or rolled back since.
 */
class IndexHistoryTest {
  private static final int HISTORIES = Boolean.getBoolean("asof.soak") ? 2_000 : 100;
  private static final String AGREES = "agrees with the log at snapshot ";

  @TempDir Path stores;

  @Test
  void theIndexAgreesWithTheLogAtItsSnapshot() {
    long seed = Seeds.announced(getClass());
    int older = 0;
    for (int i = 0; i < HISTORIES; i++) {
      older += play(seed + i, stores.resolve("store-" + i));
    }
    assertThat(older).as("checks of an index that is out of date").isGreaterThan(HISTORIES);
  }

  private static int play(long seed, Path folder) {
    Random random = new Random(seed);
    int older = 0;
    try (StoreEngine engine = StoreEngine.indexed(folder)) {
      History history = new History(random, engine, false);
      for (int changes = 12; changes > 0; changes--) {
        history.change();
        if (random.nextInt(3) == 0) {
          engine
              .answers(engine.newest(), Filters.NONE)
              .read(history.series(), history.near(), history.near(), -1);
        }
        Finding found = IndexCheck.run(engine.store, IndexWatcher.LOG);
        assertThat(found.sound()).as("%s, -Dasof.seed=%s", found, seed).isTrue();
        older += isOlder(found, engine.newest()) ? 1 : 0;
      }
    }
    return older;
  }

  private static boolean isOlder(Finding found, long newest) {
    return found.detail().startsWith(AGREES)
        && Long.parseLong(found.detail().substring(AGREES.length())) < newest;
  }
}
