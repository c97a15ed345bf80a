package io.asofguard.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asofguard.durability.TestStore;
import io.asofguard.ingest.FileOptions;
import io.asofguard.ingest.Progress;
import io.asofguard.store.RefusedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is run again and again. */
class RunTest {
  private TestStore given;

  @BeforeEach
  void open(@TempDir Path folder) {
    given = new TestStore(folder);
    given.imports(row(1, "0.1"), row(2, "0.2"), row(3, "0.3"));
  }

  @AfterEach
  void theStoreIsSound() {
    assertThat(TestStore.damages(given.store())).isEmpty();
    given.close();
  }

  private static String day(int day) {
    return "2026-01-%02dT00:00:00Z".formatted(day);
  }

  private static String row(int day, String value) {
    return "s,e/a,mid,,%s,%s,%s,".formatted(day(day), day(day + 1), value);
  }

  private static StagePlan nightly() {
    return new StagePlan(
        "nightly", "s", "e/*", null, TestStore.ns(day(1)), TestStore.ns(day(4)), "nightly");
  }

  private RunResult run(Path file) {
    return run(file, false);
  }

  private RunResult run(Path file, boolean accept) {
    given.clock().pass(java.time.Duration.ofSeconds(1));
    return given
        .backfills()
        .run(nightly(), List.of(file.toString()), FileOptions.PLAIN, accept, Progress.NONE);
  }

  private String value(int day) {
    return given.read("e/a", "mid", day(day));
  }

  private List<String> states() {
    return given.backfills().list().stream().map(plan -> plan.state().text()).toList();
  }

  @Test
  void theSameInputAgainChangesNothing() {
    Path file = given.file(row(2, "0.22"));
    RunResult first = run(file);
    assertThat(first.snapshot()).extracting("number").isEqualTo(2L);
    assertThat(value(3)).isEqualTo("0.22");

    RunResult again = run(file);
    assertThat(again.snapshot()).isNull();
    assertThat(again.staged().notes())
        .containsExactly("the same input as last time: nothing to do");
    assertThat(given.store().newest()).isEqualTo(2);
    assertThat(states()).as("nothing was staged").containsExactly("published");
  }

  @Test
  void inputThatTheStoreSaysAlreadyIsStagedOnceAndThenNotAgain() {
    Path file = given.file(row(1, "0.1"), row(2, "0.2"), row(3, "0.3"));
    assertThat(run(file).snapshot()).isNull();
    assertThat(run(file).snapshot()).isNull();
    assertThat(states()).containsExactly("unchanged");
  }

  @Test
  void otherInputReplacesIt() {
    run(given.file(row(2, "0.22")));
    assertThat(run(given.file(row(2, "0.23"))).snapshot()).extracting("number").isEqualTo(3L);
    assertThat(value(2)).isEqualTo("0.23");
  }

  @Test
  void theSameInputIsPublishedAgainWhereItsRowsWereTouched() {
    Path file = given.file(row(2, "0.22"));
    run(file);
    given.imports("s,e/a,mid,," + day(3) + "," + day(5) + ",0.33,");
    RunResult again = run(file);
    assertThat(again.notes())
        .containsExactly(
            "the same input as last time, but snapshot 3 has changed rows of it since; it is published"
                + " again");
    assertThat(again.snapshot()).extracting("number").isEqualTo(4L);
    assertThat(value(3)).isEqualTo("0.22");
  }

  @Test
  void theSameInputIsPublishedAgainAfterARollback() {
    Path file = given.file(row(2, "0.22"));
    run(file);
    given.backfills().rollback("nightly", "no");
    assertThat(run(file).snapshot()).extracting("number").isEqualTo(4L);
  }

  @Test
  void whatAnInterruptedRunHasStagedIsTakenUp() {
    Path file = given.file(row(2, "0.22"));
    given.stage(nightly(), file);
    RunResult taken = run(file);
    assertThat(taken.staged().fresh()).isFalse();
    assertThat(taken.staged().notes()).singleElement().asString().contains("it is taken up");
    assertThat(taken.snapshot()).extracting("number").isEqualTo(2L);
    assertThat(states()).containsExactly("published");
  }

  @Test
  void otherInputStartsOver() {
    given.stage(nightly(), row(2, "0.22"));
    RunResult fresh = run(given.file(row(2, "0.23")));
    assertThat(fresh.notes())
        .containsExactly("an earlier run had staged nightly with other input; that was dropped");
    assertThat(states()).containsExactly("dropped", "published");
    assertThat(value(2)).isEqualTo("0.23");
  }

  @Test
  void staleLeftoversStartOver() {
    Path file = given.file(row(2, "0.22"));
    given.stage(nightly(), file);
    given.imports("s,e/a,mid,," + day(3) + "," + day(5) + ",0.33,");
    assertThat(run(file).notes())
        .containsExactly(
            "an earlier run had staged nightly and snapshot 2 has changed rows that it replaces; that"
                + " was dropped");
    assertThat(states()).containsExactly("dropped", "published");
  }

  @Test
  void keptOutRowsKeepTheRestFromBeingPublishedUnlessAccepted() {
    Path file = given.file(row(2, "0.22"), row(9, "0.9"));
    assertThatThrownBy(() -> run(file))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("--accept-quarantined");
    assertThat(states()).containsExactly("staged");
    assertThat(value(2)).isEqualTo("0.2");
    assertThat(run(file, true).snapshot()).extracting("number").isEqualTo(2L);
    assertThat(value(2)).isEqualTo("0.22");
  }
}
