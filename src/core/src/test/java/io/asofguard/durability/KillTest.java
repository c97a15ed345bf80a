package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.ingest.RecordResult;
import io.asofguard.ingest.Recorder;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments of a change: the store is whole and has all of it or nothing,
 * and the same change again ends where an undisturbed one does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {
  private static final int ROUNDS = Boolean.getBoolean("asof.soak") ? 30 : 1;

  private final long seed = Long.getLong("asof.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private Path folder;
  private Path more;
  private Path staged;
  private Path imported;
  private Path withStage;
  private Path published;
  private int stores;

  /** One kind of change. */
  private record Change(String task, Path before, String argument, Consumer<Path> again) {}

  @BeforeAll
  void build(@TempDir Path temp) {
    System.out.println("KillTest: -Dasof.seed=" + seed);
    folder = temp;
    more = Kills.file(temp, "more.csv", Kills.ROWS, 20, 0.25);
    staged = Kills.file(temp, "staged.csv", Kills.ROWS, 10, 0.75);
    imported = temp.resolve("imported");
    Kills.imports(imported, Kills.file(temp, "first.csv", Kills.ROWS, 10, 0.5));
    withStage = Kills.copy(imported, temp.resolve("withStage"));
    Kills.stage(withStage, staged);
    published = Kills.copy(withStage, temp.resolve("published"));
    Kills.publish(published);
  }

  @Test
  void anImport() {
    kill(3, new Change("import", imported, more.toString(), store -> Kills.imports(store, more)));
  }

  @Test
  void aStage() {
    kill(2, new Change("stage", imported, staged.toString(), store -> Kills.stage(store, staged)));
  }

  @Test
  void aPublication() {
    kill(2, new Change("publish", withStage, "", Kills::publish));
  }

  @Test
  void aRollback() {
    kill(1, new Change("rollback", published, "", Kills::rollback));
  }

  private void kill(int times, Change change) {
    Path undisturbed = copy(change.before);
    long window = undisturbed(undisturbed, change);
    String before = Kills.content(change.before);
    String after = Kills.content(undisturbed);
    assertThat(after).isNotEqualTo(before);
    int wanted = times * ROUNDS;
    int hits = 0;
    int kills = 0;
    while (hits < wanted) {
      Path store = copy(change.before);
      boolean hit = killInside(store, change, window);
      hits += hit ? 1 : 0;
      kills++;
      window = hit ? window : window * 2 / 3;
      assertThat(Kills.content(store))
          .as("%s after a kill, seed %s", change.task, seed)
          .isIn(before, after);
      Kills.assertWhole(store);
      again(store, change);
      assertThat(Kills.content(store)).as("%s again, seed %s", change.task, seed).isEqualTo(after);
      assertThat(Kills.scratch(store)).as("left by %s", change.task).isEmpty();
      Kills.assertWhole(store);
      assertThat(kills).as("kills for %s inside, seed %s", hits, seed).isLessThan(2 * wanted + 8);
    }
    System.out.printf("KillTest: %s, %d of %d kills inside%n", change.task, hits, kills);
  }

  private static long undisturbed(Path store, Change change) {
    try (Child child = Child.start(store, change.task, change.argument)) {
      child.awaitLine("begin");
      long begin = System.nanoTime();
      child.awaitLine("end");
      return System.nanoTime() - begin;
    }
  }

  /** Whether it died before it could say that it was done. */
  private boolean killInside(Path store, Change change, long window) {
    try (Child child = Child.start(store, change.task, change.argument)) {
      child.awaitLine("begin");
      pause((long) (random.nextDouble() * 0.8 * window));
      child.kill();
      boolean ended = child.rest().contains("end");
      return child.exit() == Child.KILLED && !ended;
    }
  }

  private static void again(Path store, Change change) {
    try {
      change.again.accept(store);
    } catch (RefusedException done) {
      assertThat(done)
          .hasMessageMatching("backfill plan is (published|rolled back), not (staged|published)");
    }
  }

  @Test
  void aRecording() {
    int hits = 0;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      Path store = copy(imported);
      List<String> said = record(store);
      hits += said.contains("end") ? 0 : 1;
      int found = recorded(store, said);
      Kills.assertWhole(store);
      recordOn(store, found);
      assertThat(
              Kills.query(
                  store,
                  "SELECT count(*) || ' ' || total(value) FROM observation WHERE value = CAST(value AS INTEGER)"))
          .as("seed %s", seed)
          .isEqualTo((Ticker.LAST + 1) + " " + Ticker.LAST * (Ticker.LAST + 1L) / 2 + ".0");
      Kills.assertWhole(store);
    }
    System.out.printf("KillTest: record, %d of %d kills inside%n", hits, 2 * ROUNDS);
    assertThat(hits).isEqualTo(2 * ROUNDS);
  }

  private List<String> record(Path store) {
    try (Child child = Child.start(store, "record")) {
      child.awaitLine("begin");
      String first = String.valueOf(child.line());
      pause(random.nextLong(TimeUnit.MILLISECONDS.toNanos(1200)));
      child.kill();
      List<String> said = new ArrayList<>(child.rest());
      said.add(0, first);
      assertThat(child.exit()).isEqualTo(Child.KILLED);
      return said;
    }
  }

  /**
   * The feed's first numbers without a gap: all that were reported, and at most one commit more.
   */
  private int recorded(Path store, List<String> said) {
    List<String[]> commits =
        said.stream()
            .filter(line -> line.matches("committed \\d+ \\d+"))
            .map(line -> line.split(" "))
            .toList();
    long reported = commits.stream().mapToLong(commit -> Long.parseLong(commit[2])).sum();
    String[] found =
        Kills.query(
                store,
                """
                SELECT count(*) || ' ' || CAST(max(value) + 1 AS INTEGER) || ' '
                  || count(DISTINCT value) || ' ' || count(DISTINCT batch)
                FROM observation WHERE stream IN (SELECT id FROM stream WHERE basis = 2)
                """)
            .split(" ");
    assertThat(found[1]).as("no gap, seed %s", seed).isEqualTo(found[0]);
    assertThat(found[2]).as("nothing twice, seed %s", seed).isEqualTo(found[0]);
    assertThat(Long.parseLong(found[0]))
        .as("all that was reported is there, seed %s", seed)
        .isGreaterThanOrEqualTo(reported);
    assertThat(Integer.parseInt(found[3])).isBetween(commits.size(), commits.size() + 1);
    return Integer.parseInt(found[0]);
  }

  private static void recordOn(Path store, int from) {
    try (Store open = Kills.open(store)) {
      RecordResult result = new Recorder(open, false).run(new Ticker(from, false), snapshot -> {});
      assertThat(result.stored()).isEqualTo(Ticker.LAST + 1L - from);
    }
  }

  private static void pause(long nanos) {
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private Path copy(Path store) {
    return Kills.copy(store, folder.resolve("store-" + ++stores));
  }
}
