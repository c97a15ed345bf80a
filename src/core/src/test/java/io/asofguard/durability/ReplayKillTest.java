package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.ingest.Declarations;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.replay.ReplayResult;
import io.asofguard.replay.ReplayWatcher;
import io.asofguard.replay.RunSummary;
import io.asofguard.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments of a run: the run that is gone on with ends with the bytes and
 * digests of one that nobody disturbed, and asks about no cutoff twice that is on file.
 */
class ReplayKillTest {
  private static final int KILLS = Boolean.getBoolean("asof.soak") ? 60 : 2;

  private final long seed = Long.getLong("asof.seed", System.nanoTime());
  @TempDir Path temp;

  @Test
  void aRunThatIsKilledAndGoneOnWithIsTheSame() throws IOException {
    System.out.println("ReplayKillTest: -Dasof.seed=" + seed);
    Random random = new Random(seed);
    Path empty = filled();
    Path undisturbed = Kills.copy(empty, temp.resolve("undisturbed"));
    long window = window(undisturbed);
    RunSummary whole = gone(undisturbed);
    int hits = 0;
    for (int kills = 0; hits < KILLS; kills++) {
      assertThat(kills).as("kills for %s inside, seed %s", hits, seed).isLessThan(3 * KILLS + 5);
      Path store = Kills.copy(empty, temp.resolve("killed-" + kills));
      hits += isKilledInside(store, (long) (random.nextDouble() * window)) ? 1 : 0;
      assertSame(whole, gone(store));
      Kills.assertWhole(store);
    }
  }

  private Path filled() {
    Path store = temp.resolve("empty");
    Kills.imports(store, Kills.file(temp, "rows.csv", Kills.ROWS, 0, 0.5));
    try (Store open = Kills.open(store)) {
      long wall = Nanos.of(Kills.FIRST.plusSeconds(Kills.ROWS * 2L));
      new Declarations(open).milestone("ev", MilestoneKind.EVENT_END, wall, null, null, "test");
    }
    return store;
  }

  private static long window(Path store) {
    try (Child child = Child.start(store, "replay")) {
      child.awaitLine("begin");
      long begin = System.nanoTime();
      child.awaitLine("end");
      return System.nanoTime() - begin;
    }
  }

  private static boolean isKilledInside(Path store, long after) {
    try (Child child = Child.start(store, "replay")) {
      child.awaitLine("begin");
      long until = System.nanoTime() + after;
      for (long left = after; left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      child.kill();
      boolean ended = child.rest().contains("end");
      return child.exit() == Child.KILLED && !ended;
    }
  }

  private RunSummary gone(Path store) {
    int[] asked = new int[1];
    try (Store open = Kills.open(store)) {
      ReplayResult result =
          ReplayTask.asked(
              open,
              new ReplayWatcher() {
                @Override
                public void at(int done) {
                  asked[0] = done;
                }
              });
      assertThat(asked[0] + result.before()).isEqualTo(ReplayTask.CUTOFFS);
      assertThat(result.status()).isEqualTo("complete");
      System.out.printf("ReplayKillTest: %d cutoffs were on file%n", result.before());
      return ReplayTask.written(open, result);
    }
  }

  private void assertSame(RunSummary whole, RunSummary resumed) throws IOException {
    assertThat(resumed.figures()).as("seed %s", seed).isEqualTo(whole.figures());
    for (String file : new String[] {"forecasts.csv", "receipts.csv"}) {
      assertThat(Files.mismatch(whole.folder().resolve(file), resumed.folder().resolve(file)))
          .as("%s, seed %s", file, seed)
          .isEqualTo(-1);
    }
  }
}
