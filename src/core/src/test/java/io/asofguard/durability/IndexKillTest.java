package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.asofguard.api.Series;
import io.asofguard.conformance.Seeds;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Edition;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexCheck;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of processes that write, build the index and read from it, all at once: whoever
 * comes next gets every answer from the index, the same as from SQL, and waits for nobody who is
 * gone.
 */
class IndexKillTest {
  /** Of writers that had done something. */
  private static final int KILLS = Boolean.getBoolean("asof.soak") ? 200 : 10;

  /**
   * On a busy machine a writer may be killed before it has done anything; then the next live
   * longer. Two or three are killed in a round.
   */
  private static final int MOST_ROUNDS = 2 * KILLS;

  private static final int ROWS = 20_000;
  private static final int STAGED = 400;
  private static final int ANSWERS = 2_000;
  private static final int READERS_EVERY = 3;
  private static final int LONGEST_MILLIS = 4_000;

  /** Far more than building takes; a lock of a process that is gone would hold for a minute. */
  private static final Duration NOBODY_WAITS = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final long seed = Seeds.announced(getClass());
  private final Random random = new Random(seed);
  private Path store;
  private int mostMillis = 500;

  @Test
  void writersAndReadersDieAtAnyMoment() {
    store = folder.resolve("store");
    Kills.imports(store, Kills.file(folder, "first.csv", ROWS, 10, 0.5));
    int busy = 0;
    for (int round = 0; busy < KILLS && round < MOST_ROUNDS; round++) {
      int worked = killAll(round % READERS_EVERY == 0);
      busy += worked;
      mostMillis = worked == 0 ? Math.min(2 * mostMillis, LONGEST_MILLIS) : mostMillis;
      assertTimeoutPreemptively(NOBODY_WAITS, this::compare, "seed " + seed);
    }
    Kills.assertWhole(store);
    assertThat(busy).as("kills of a writer that had done something").isGreaterThanOrEqualTo(KILLS);
  }

  /** Two writers, and a reader or a third; how many of the writers had done something. */
  private int killAll(boolean reading) {
    try (Child one = churn("one");
        Child two = churn("two");
        Child reader = reading ? Child.start(store, "index-reads") : churn("three")) {
      List<Child> all = List.of(one, two, reader);
      all.forEach(child -> child.awaitLine("ready"));
      for (Child child : all) {
        pause(random.nextInt(mostMillis));
        child.kill();
      }
      all.forEach(child -> assertThat(child.exit()).isEqualTo(Child.KILLED));
      Stream<Child> writers = reading ? Stream.of(one, two) : all.stream();
      return (int) writers.filter(writer -> !writer.rest().isEmpty()).count();
    }
  }

  private Child churn(String name) {
    Path mine = Kills.file(folder, name + ".csv", STAGED, 10, 0.75, name);
    return Child.start(store, "index-churn", name, mine.toString());
  }

  private void compare() {
    try (Store open = Kills.open(store)) {
      Edition index =
          AsOfGuard.over(open, Engine.INDEX, IndexWatcher.LOG).edition(ViewOptions.NEWEST);
      Edition sql = AsOfGuard.over(open, Engine.SQL, IndexWatcher.LOG).edition(ViewOptions.NEWEST);
      assertThat(index.isIndexed()).isTrue();
      long now = open.clock().now();
      long first = Nanos.of(Kills.FIRST);
      for (int i = 0; i < ANSWERS; i++) {
        Series series = new Series("e/" + random.nextInt(Kills.ENTITIES), "mid");
        long cutoff = i % 20 == 0 ? now : first + random.nextInt(ROWS) * 1_000_000_000L;
        assertThat(index.read(series, cutoff, cutoff, -1))
            .as("%s as of %d, seed %d", series, cutoff, seed)
            .isEqualTo(sql.read(series, cutoff, cutoff, -1));
      }
      assertThat(IndexCheck.run(open, IndexWatcher.LOG).sound()).isTrue();
    }
  }

  private static void pause(long millis) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
