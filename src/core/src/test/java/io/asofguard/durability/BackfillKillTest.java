package io.asofguard.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.backfill.Backfills;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.Interrupted;
import io.asofguard.ingest.Progress;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.BackfillRecord.State;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} at every named step of a backfill, and at random moments of backfills that are
 * run and rolled back without end, all on one store, while four processes read it, two by SQL and
 * two by the index: every answer is of one whole edition, and the next command goes on from there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillKillTest {
  private static final int RANDOM_KILLS = Boolean.getBoolean("asof.soak") ? 300 : 10;
  private static final int ROWS = 2_000;
  private static final String NEXT_YEAR = "2021-01-01T00:00:00Z";

  private final long seed = Long.getLong("asof.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Child> readers = new ArrayList<>();
  private Path store;
  private Path live;
  private Path other;
  private String liveAnswers = "";
  private String otherAnswers = "";

  @BeforeAll
  void start(@TempDir Path folder) {
    System.out.println("BackfillKillTest: -Dasof.seed=" + seed);
    live = Kills.file(folder, "live.csv", ROWS, 10, 0.5);
    other = Kills.file(folder, "other.csv", ROWS, 10, 0.75);
    store = folder.resolve("store");
    Kills.imports(store, live);
    liveAnswers = answers();
    run(other);
    otherAnswers = answers();
    Kills.rollback(store);
    assertThat(answers()).isEqualTo(liveAnswers).isNotEqualTo(otherAnswers);
    for (String engine : List.of("SQL", "SQL", "INDEX", "INDEX")) {
      Child reader = Child.start(store, IndexTasks.INDEXED + "watch", engine, NEXT_YEAR);
      reader.awaitLine("begin");
      readers.add(reader);
    }
  }

  @AfterAll
  void everyAnswerWasOfOneWholeEdition() {
    Set<String> seen = new TreeSet<>();
    for (Child reader : readers) {
      reader.say("stop");
      List<String> said = reader.rest();
      assertThat(said).as("what a reader said").hasSizeGreaterThan(2).last().isEqualTo("end");
      assertThat(said.get(said.size() - 2)).matches("(sql|index) [1-9][0-9]* views");
      seen.addAll(said.subList(0, said.size() - 2));
      reader.close();
    }
    assertThat(seen)
        .as("seed %s", seed)
        .containsExactlyInAnyOrder("saw " + liveAnswers, "saw " + otherAnswers);
    Kills.assertWhole(store);
  }

  /** Before the commit nothing has happened, after it everything. */
  @ParameterizedTest
  @CsvSource({
    "stage, stage-written, dropped, staged",
    "stage, stage-filed, dropped, staged",
    "stage, stage-committed, staged, staged",
    "diff, diff-noted, staged, staged",
    "drop, drop-ended, staged, dropped",
    "drop, drop-committed, dropped, dropped",
    "publish, publish-checked, staged, published",
    "publish, publish-numbered, staged, published",
    "publish, publish-activated, staged, published",
    "publish, publish-committed, published, published",
    "rollback, rollback-numbered, published, rolled back",
    "rollback, rollback-committed, rolled back, rolled back",
    "run, stage-written, rolled back, published",
    "run, run-staged, staged, published",
    "run, run-compared, staged, published",
    "run, publish-activated, staged, published",
    "run, publish-committed, published, published"
  })
  void atANamedStep(String task, String step, String found, String afterwards) {
    prepare(task, found);
    boolean published = state().equals("published");
    try (Child child = Child.startAt(step, store, task, other.toString())) {
      child.awaitLine("failpoint " + step);
      child.kill();
      assertThat(child.exit()).isEqualTo(Child.KILLED);
    }
    assertThat(isLeft()).as("an interrupted stage").isEqualTo(step.startsWith("stage-"));
    assertThat(state()).isEqualTo(found);
    assertThat(answers()).isEqualTo(found.equals("published") ? otherAnswers : liveAnswers);
    again(task);
    assertThat(state()).isEqualTo(afterwards);
    assertThat(answers()).isEqualTo(afterwards.equals("published") ? otherAnswers : liveAnswers);
    assertThat(Kills.scratch(store)).as("left by %s, published %s", task, published).isEmpty();
    Kills.assertWhole(store);
  }

  @Test
  void atRandomMoments() {
    long window = undisturbed();
    int taken = 0;
    for (int i = 0; i < RANDOM_KILLS; i++) {
      try (Child child = Child.start(store, "churn", other.toString())) {
        child.awaitLine("begin");
        pause(random.nextLong(window));
        child.kill();
        taken += child.rest().size();
        assertThat(child.exit()).as("seed %s", seed).isEqualTo(Child.KILLED);
      }
      assertThat(answers()).as("seed %s", seed).isIn(liveAnswers, otherAnswers);
      assertThat(state().equals("published"))
          .as("seed %s", seed)
          .isEqualTo(answers().equals(otherAnswers));
    }
    run(other);
    assertThat(answers()).as("seed %s", seed).isEqualTo(otherAnswers);
    Kills.rollback(store);
    Kills.assertWhole(store);
    System.out.printf(
        "BackfillKillTest: %d random kills, %d steps taken in between%n", RANDOM_KILLS, taken);
  }

  /** How long a run and a rollback take in a process that has just begun. */
  private long undisturbed() {
    try (Child child = Child.start(store, "churn", other.toString())) {
      child.awaitLine("begin");
      long begin = System.nanoTime();
      child.awaitLine("run");
      child.awaitLine("rolled back");
      return System.nanoTime() - begin;
    }
  }

  private void prepare(String task, String found) {
    if (state().equals("published") && !task.equals("rollback")) {
      Kills.rollback(store);
    }
    boolean wantsStaged = Set.of("diff", "drop", "publish").contains(task);
    if (wantsStaged && !state().equals("staged")) {
      Kills.stage(store, other);
    }
    if (task.equals("stage") && state().equals("staged")) {
      drop();
    }
    if (task.equals("stage") && !state().equals("dropped")) {
      Kills.stage(store, other);
      drop();
    }
    if (task.equals("rollback") && !state().equals("published")) {
      run(other);
    }
    if (task.equals("run") && !state().equals("rolled back")) {
      run(other);
      Kills.rollback(store);
    }
    assertThat(found).isNotEmpty();
  }

  private void again(String task) {
    try (Store open = Kills.open(store)) {
      ChildMain.change(open, task, other.toString());
    } catch (RefusedException done) {
      assertThat(done).hasMessageMatching("backfill plan is .*, not (staged|published)");
    }
  }

  private void run(Path file) {
    try (Store open = Kills.open(store)) {
      new Backfills(open)
          .run(Kills.PLAN, List.of(file.toString()), FileOptions.PLAIN, false, Progress.NONE);
    }
  }

  private void drop() {
    try (Store open = Kills.open(store)) {
      new Backfills(open).drop(Kills.PLAN.name());
    }
  }

  private String answers() {
    return ChildMain.answers(store, NEXT_YEAR);
  }

  private String state() {
    try (Store open = Kills.open(store)) {
      BackfillRecord newest = open.catalog().backfill(Kills.PLAN.name());
      return newest == null ? State.DROPPED.text() : newest.state().text();
    }
  }

  private boolean isLeft() {
    try (Store open = Kills.open(store)) {
      return Interrupted.isLeftIn(open);
    }
  }

  private static void pause(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }
}
