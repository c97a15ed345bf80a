package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.asofguard.backfill.StagePlan;
import io.asofguard.durability.TestStore;
import io.asofguard.hotpath.BuildLock;
import io.asofguard.hotpath.IndexFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Why another index is built, how soon after the last one, and when that is given up. */
class IndexRenewalTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int EVENTS = 400;
  private static final Duration TOOK = Duration.ofSeconds(5);

  @TempDir Path folder;
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private volatile boolean damages;
  private TestStore given;
  private IndexKeeper keeper;

  @BeforeEach
  void open() {
    given = new TestStore(folder);
    given.imports(rows(0, EVENTS, 1, "0.5,false"));
    keeper = new IndexKeeper(given.store(), new Watcher(), nanos::get);
  }

  @AfterEach
  void close() {
    given.close();
  }

  /** A build takes a while, and somebody may write into its seal. */
  private final class Watcher implements IndexWatcher {
    @Override
    public void note(String line) {
      notes.add(line);
    }

    @Override
    public void begin(long rows) {
      nanos.addAndGet(TOOK.toNanos());
    }

    @Override
    public void at(long rows) {}

    @Override
    public void end() {
      try {
        if (damages) {
          Files.writeString(given.store().indexFolder().resolve("current"), "nothing of ours");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Of one series, a second apart. */
  private static String[] rows(int from, int to, int lag, String value) {
    return IntStream.range(from, to)
        .mapToObj(FIRST::plusSeconds)
        .map(at -> "s,e/a,mid,,%s,%s,%s".formatted(at, at.plusSeconds(lag), value))
        .toArray(String[]::new);
  }

  private void takeBack(int from) {
    given.imports(rows(from, from + IndexKeeper.MOST_PASSED + 1, 1_000 + from, ",true"));
  }

  private void publish() {
    StagePlan plan =
        new StagePlan("again", "s", "e/*", null, Long.MIN_VALUE, Long.MAX_VALUE, "why");
    given.stage(plan, rows(0, 10, 1, "0.75,false"));
    given.backfills().publish("again", false);
  }

  private IndexFolder index() {
    return new IndexFolder(given.store().indexFolder());
  }

  private long sealed() {
    IndexFolder.Sealed sealed = index().sealed();
    return sealed == null ? 0 : sealed.snapshot();
  }

  private static Set<Thread> buildingAside() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("asof-index-aside"))
        .collect(Collectors.toSet());
  }

  private void builtAside(long snapshot) {
    nanos.addAndGet(TOOK.toNanos());
    assertThat(keeper.at(snapshot)).isNull();
    await().until(() -> keeper.at(snapshot) != null);
    assertThat(sealed()).isEqualTo(snapshot);
  }

  @Test
  void aBackfillAndItsRollbackAreTheReasonAndNotThatMuchWasAdded() {
    assertThat(keeper.built(1)).isNotNull();
    publish();
    builtAside(2);
    given.backfills().rollback("again", "not so");
    builtAside(3);
    assertThat(notes)
        .containsExactly(
            "building the index, as there is none yet",
            "building the index, as a backfill was published or rolled back since snapshot 1",
            "building the index, as a backfill was published or rolled back since snapshot 2");
  }

  @Test
  void valuesThatWereTakenBackAreTheReason() {
    assertThat(keeper.built(1)).isNotNull();
    takeBack(0);
    builtAside(2);
    assertThat(notes)
        .last()
        .isEqualTo(
            "building the index, as many values of a series were taken back since snapshot 1");
  }

  @Test
  void anotherIsBuiltAsideNoSoonerThanTheLastOneTook() {
    assertThat(keeper.built(1)).isNotNull();
    takeBack(0);
    Set<Thread> before = buildingAside();
    nanos.addAndGet(TOOK.toNanos() - 1);
    assertThat(keeper.at(2)).isNull();
    keeper.buildAside(2);
    assertThat(buildingAside()).isSubsetOf(before);
    assertThat(sealed()).isEqualTo(1);
    nanos.addAndGet(1);
    assertThat(keeper.at(2)).isNull();
    await().until(() -> keeper.at(2) != null);
    assertThat(sealed()).isEqualTo(2);
  }

  @Test
  void whoAskedForTheIndexIsNotKeptWaitingByThat() {
    assertThat(keeper.built(1)).isNotNull();
    publish();
    assertThat(keeper.built(2)).isNotNull();
    assertThat(sealed()).isEqualTo(2);
    assertThat(notes).hasSize(2).last().asString().contains("a backfill was published");
  }

  @Test
  void aWaitForAnotherBuilderEndsWhenTheStoreIsClosed() {
    Set<Thread> before = buildingAside();
    try (BuildLock others = index().lock()) {
      assertThat(others).isNotNull();
      keeper.buildAside(1);
      assertThat(before.containsAll(buildingAside())).isFalse();
      CompletableFuture<Object> asked =
          CompletableFuture.supplyAsync(
              () -> new IndexUse(keeper, Engine.INDEX, 1).forRead() == null);
      given.store().close();
      await().until(() -> before.containsAll(buildingAside()));
      await().until(asked::isDone);
      assertThat(asked).isCompletedWithValue(true);
    }
    assertThat(notes).isEmpty();
  }

  @Test
  void aReaderThatIsInterruptedAlreadyBuildsNothingAndSaysNothing() {
    assertThat(keeper.built(1)).isNotNull();
    IndexKeeper other = new IndexKeeper(given.store(), new Watcher(), nanos::get);
    Thread.currentThread().interrupt();
    IndexUse use = new IndexUse(other, Engine.INDEX, 1);
    boolean isIndexed = use.forRead() != null;
    assertThat(Thread.interrupted()).isTrue();
    assertThat(isIndexed).isFalse();
    assertThat(notes).hasSize(1);
    assertThat(use.forRead()).as("by the same view").isNotNull();
    assertThat(notes).hasSize(1);
  }

  @Test
  @Timeout(20)
  void whatIsBuiltAndCannotBeOpenedIsNotBuiltForEver() {
    damages = true;
    assertThat(new IndexUse(keeper, Engine.INDEX, 1).forRead()).isNull();
    assertThat(notes)
        .hasSize(2)
        .last()
        .isEqualTo(
            "the index is not used and answers come from SQL: it was built and cannot be opened:"
                + " its seal is damaged; not tried again for 10 s");
    damages = false;
    nanos.addAndGet(Backoff.FIRST.toNanos());
    assertThat(new IndexUse(keeper, Engine.INDEX, 1).forRead()).isNotNull();
  }
}
