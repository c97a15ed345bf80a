package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.asofguard.api.Series;
import io.asofguard.durability.TestStore;
import io.asofguard.hotpath.BuildLock;
import io.asofguard.hotpath.IndexFolder;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the index is used, and when another is built. */
class IndexKeeperTest {
  private static final Series SERIES = new Series("e/a", "mid");
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int EVENTS = 400;
  private static final int ENOUGH_FOR_PROGRESS = 70_000;
  private static final String TAKEN_BACK =
      "building the index, as many values of a series were taken back since snapshot 1";

  @TempDir Path folder;
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final Watcher watcher = new Watcher();
  private final AtomicLong nanos = new AtomicLong();
  private volatile boolean interrupts;
  private volatile boolean isFull;
  private TestStore given;

  @BeforeEach
  void open() {
    given = new TestStore(folder);
    given.imports(rows(0, EVENTS, 1, "0.5,false"));
  }

  @AfterEach
  void close() {
    given.close();
  }

  /** Of one series, a second apart. */
  private static String[] rows(int from, int to, int lag, String value) {
    return IntStream.range(from, to)
        .mapToObj(FIRST::plusSeconds)
        .map(at -> "s,e/a,mid,,%s,%s,%s".formatted(at, at.plusSeconds(lag), value))
        .toArray(String[]::new);
  }

  private AsOfGuard guard(Engine engine) {
    return AsOfGuard.over(given.store(), engine, watcher);
  }

  private final class Watcher implements IndexWatcher {
    @Override
    public void note(String line) {
      notes.add(line);
    }

    @Override
    public void begin(long rows) {
      if (isFull) {
        throw new UncheckedIOException(new IOException("No space left on device"));
      }
    }

    @Override
    public void at(long rows) {
      if (interrupts) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void end() {}
  }

  private static Answer newest(Edition edition) {
    long cutoff = Nanos.of(FIRST.plusSeconds(100_000));
    return edition.read(SERIES, cutoff, cutoff, Law.AGELESS);
  }

  private static long event(int number) {
    return Nanos.of(FIRST.plusSeconds(number));
  }

  private long sealed() {
    IndexFolder.Sealed sealed = new IndexFolder(given.store().indexFolder()).sealed();
    return sealed == null ? 0 : sealed.snapshot();
  }

  @Test
  void anotherIsBuiltAsideBeforeThisOneIsOfNoUse() {
    AsOfGuard guard = guard(Engine.INDEX);
    assertThat(guard.edition(ViewOptions.NEWEST).isIndexed()).isTrue();
    given.imports(rows(EVENTS - IndexKeeper.MANY_PASSED, EVENTS, 1_000, ",true"));
    Edition still = guard.edition(ViewOptions.NEWEST);
    assertThat(newest(still).eventTime()).isEqualTo(event(EVENTS - IndexKeeper.MANY_PASSED - 1));
    assertThat(notes).hasSize(1);
    int one = EVENTS - IndexKeeper.MANY_PASSED - 1;
    given.imports(rows(one, one + 1, 1_000, ",true"));
    Edition heavy = guard.edition(ViewOptions.NEWEST);
    assertThat(newest(heavy).eventTime()).isEqualTo(event(one - 1));
    assertThat(heavy.isIndexed()).isTrue();
    await().until(() -> sealed() == 3);
    await().untilAsserted(() -> assertThat(notes).hasSize(2));
    assertThat(notes.get(1)).isEqualTo(TAKEN_BACK);
    assertThat(newest(guard(Engine.INDEX).edition(ViewOptions.NEWEST))).isEqualTo(newest(heavy));
  }

  @Test
  void whatWasBuiltAsideIsOpenForTheNextSnapshot() {
    AsOfGuard guard = guard(Engine.INDEX);
    assertThat(guard.edition(ViewOptions.NEWEST).isIndexed()).isTrue();
    IndexKeeper keeper = new IndexKeeper(given.store(), IndexWatcher.LOG);
    assertThat(keeper.at(1)).isNotNull();
    given.imports(rows(0, IndexKeeper.MANY_PASSED + 1, 1_000, ",true"));
    assertThat(keeper.at(2)).isNotNull();
    await().until(() -> sealed() == 2);
    given.imports(rows(EVENTS, EVENTS + 1, 1, "0.75,false"));
    await().untilAsserted(() -> assertThat(keeper.isOpen()).isTrue());
    assertThat(keeper.at(1)).as("older than what is open").isNull();
    assertThat(keeper.isOpen()).isTrue();
    assertThat(keeper.at(3)).isNotNull();
  }

  /** As the time limit of a forecaster does, in whose thread the first read builds. */
  @Test
  void aReaderThatIsInterruptedWhileItBuildsLeavesTheIndexToOthers() {
    given.imports(rows(EVENTS, ENOUGH_FOR_PROGRESS, 1, "0.5,false"));
    AsOfGuard guard = guard(Engine.INDEX);
    Edition first = guard.edition(ViewOptions.NEWEST);
    interrupts = true;
    boolean indexed = first.isIndexed();
    assertThat(Thread.interrupted()).isTrue();
    interrupts = false;
    assertThat(indexed).isFalse();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("asof-index");
    given.imports(rows(0, 1, 2, "0.25,false"));
    assertThat(guard.edition(ViewOptions.NEWEST).isIndexed()).isTrue();
  }

  @Test
  void aRenewalThatFailsLeavesTheIndexInUseAndIsTriedAgainLater() {
    IndexKeeper keeper = new IndexKeeper(given.store(), watcher, nanos::get);
    assertThat(keeper.built(1)).isNotNull();
    isFull = true;
    given.imports(rows(0, IndexKeeper.MANY_PASSED + 1, 1_000, ",true"));
    assertThat(keeper.at(2)).isNotNull();
    await().untilAsserted(() -> assertThat(notes).hasSize(3));
    assertThat(notes.get(2))
        .startsWith("the index is not built anew, and the one that is there answers while it can: ")
        .endsWith("No space left on device; not tried again for 10 s");
    isFull = false;
    given.imports(rows(EVENTS, EVENTS + 1, 1, "0.75,false"));
    assertThat(keeper.at(3)).as("while it waits").isNotNull();
    assertThat(sealed()).isEqualTo(1);
    nanos.addAndGet(Backoff.FIRST.toNanos());
    await()
        .until(
            () -> {
              assertThat(keeper.at(3)).isNotNull();
              return sealed() == 3;
            });
    assertThat(notes).hasSize(4);
  }

  @Test
  void aBuildThatFailsIsTriedAgainByALaterEdition() {
    IndexKeeper keeper = new IndexKeeper(given.store(), watcher, nanos::get);
    isFull = true;
    assertThat(new IndexUse(keeper, Engine.INDEX, 1).forRead()).isNull();
    assertThat(notes).hasSize(2);
    assertThat(notes.get(1))
        .startsWith("the index is not used and answers come from SQL: ")
        .endsWith("No space left on device; not tried again for 10 s");
    isFull = false;
    assertThat(new IndexUse(keeper, Engine.INDEX, 1).forRead()).as("too early").isNull();
    nanos.addAndGet(Backoff.FIRST.toNanos());
    assertThat(new IndexUse(keeper, Engine.INDEX, 1).forRead()).isNotNull();
    assertThat(sealed()).isEqualTo(1);
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNamedOnce() throws IOException {
    Path folder = Files.createFile(given.store().indexFolder());
    IndexKeeper keeper = new IndexKeeper(given.store(), watcher, nanos::get);
    assertThat(new IndexUse(keeper, Engine.INDEX, 1).forRead()).isNull();
    assertThat(notes)
        .singleElement()
        .asString()
        .endsWith(
            "built: " + folder + " cannot be written (it is no folder); not tried again for 10 s");
  }

  @Test
  void whatFailsTheSameWayAgainIsSaidOnce() {
    IndexKeeper keeper = new IndexKeeper(given.store(), watcher, nanos::get);
    isFull = true;
    for (int i = 0; i < 3; i++) {
      assertThat(new IndexUse(keeper, Engine.INDEX, 1).forRead()).isNull();
      nanos.addAndGet(Backoff.MOST.toNanos());
    }
    assertThat(notes).filteredOn(note -> note.contains("not tried again")).hasSize(1);
    assertThat(notes).filteredOn(note -> note.startsWith("building")).hasSize(3);
  }

  @Test
  void tooManyRetractionsAtOnceGoToSqlUntilItIsBuilt() {
    AsOfGuard guard = guard(Engine.AUTO);
    guard.edition(ViewOptions.NEWEST).expectMany();
    await().until(() -> sealed() == 1);
    given.imports(rows(10, 11 + IndexKeeper.MOST_PASSED, 1_000, ",true"));
    indexed(guard.edition(ViewOptions.NEWEST));
    Edition edition = guard.edition(ViewOptions.NEWEST);
    assertThat(sealed()).isEqualTo(2);
    long asked = event(10 + IndexKeeper.MOST_PASSED);
    assertThat(edition.read(SERIES, asked, event(9_999), Law.AGELESS).eventTime())
        .isEqualTo(event(9));
  }

  /** Nobody says that many reads will follow, and each snapshot has but a few. */
  @Test
  void aReaderThatTooMuchWasAddedForComesBackToTheIndex() {
    AsOfGuard guard = guard(Engine.AUTO);
    indexed(guard.edition(ViewOptions.NEWEST));
    given.imports(rows(10, 11 + IndexKeeper.MOST_PASSED, 1_000, ",true"));
    AtomicInteger more = new AtomicInteger(EVENTS);
    await()
        .untilAsserted(
            () -> {
              int next = more.getAndIncrement();
              given.imports(rows(next, next + 1, 1, "0.75,false"));
              Edition edition = guard.edition(ViewOptions.NEWEST);
              for (int i = 0; i < 101; i++) {
                assertThat(newest(edition).eventTime()).isEqualTo(event(next));
              }
              assertThat(edition.isIndexed()).isTrue();
            });
    assertThat(notes).hasSize(2).last().isEqualTo(TAKEN_BACK);
  }

  /** And so does the edition in which it happened. */
  @Test
  void anEditionThatTooMuchWasAddedForComesBackToTheIndex() {
    AsOfGuard guard = guard(Engine.AUTO);
    indexed(guard.edition(ViewOptions.NEWEST));
    given.imports(rows(10, 11 + IndexKeeper.MOST_PASSED, 1_000, ",true"));
    Edition edition = guard.edition(ViewOptions.NEWEST);
    await()
        .until(
            () -> {
              for (int i = 0; i < 200; i++) {
                assertThat(newest(edition).eventTime()).isEqualTo(event(EVENTS - 1));
              }
              return edition.isIndexed();
            });
  }

  @Test
  void readsThatTakeLongBySqlPayForTheIndexSoonerThanManyShortOnes() {
    IndexKeeper keeper = new IndexKeeper(given.store(), watcher);
    IndexUse use = new IndexUse(keeper, Engine.AUTO, 1);
    for (int i = 0; i < 10; i++) {
      assertThat(use.forRead()).isNull();
      use.spent(199_999_999L);
    }
    assertThat(use.forRead()).isNull();
    assertThat(notes).as("not two seconds yet").isEmpty();
    use.spent(200_000_000L);
    await()
        .until(
            () -> {
              use.spent(500_000_000L);
              return use.forRead() != null;
            });
    assertThat(notes).hasSize(1);
  }

  @Test
  void slowReadsBySqlAreFewerUntilTheOpenIndexIsUsed() {
    int last = 4_000;
    given.imports(rows(EVENTS, last, 1, "0.5,false"));
    given.imports(rows(EVENTS, last, 10_000, ",true"));
    AsOfGuard guard = guard(Engine.AUTO);
    indexed(guard.edition(ViewOptions.NEWEST));
    given.imports(rows(0, 1, 2, "0.25,false"));
    Edition edition = guard.edition(ViewOptions.NEWEST);
    for (int i = 0; i < 60; i++) {
      assertThat(newest(edition).eventTime()).isEqualTo(event(EVENTS - 1));
    }
    assertThat(edition.isIndexed()).as("after fewer than a hundred").isTrue();
  }

  private static void indexed(Edition edition) {
    await()
        .untilAsserted(
            () -> {
              edition.expectMany();
              assertThat(edition.isIndexed()).isTrue();
            });
  }

  @Test
  void aNewSnapshotUsesTheIndexThatIsOpenAfterAFewReads() {
    AsOfGuard guard = guard(Engine.AUTO);
    indexed(guard.edition(ViewOptions.NEWEST));
    given.imports(rows(EVENTS, EVENTS + 1, 1, "0.75,false"));
    Edition second = guard.edition(ViewOptions.NEWEST);
    assertThat(newest(second).value()).isEqualTo(0.75);
    assertThat(second.isIndexed()).as("after a read").isFalse();
    for (int i = 0; i < 100; i++) {
      assertThat(newest(second).value()).isEqualTo(0.75);
    }
    assertThat(second.isIndexed()).as("after a hundred").isTrue();
    assertThat(notes).hasSize(1);
  }

  @Test
  void whoeverWaitsForABuilderGoesOnWhenItIsDone() throws Exception {
    IndexFolder index = new IndexFolder(given.store().indexFolder());
    CompletableFuture<Boolean> waiting;
    try (BuildLock ours = index.lock()) {
      assertThat(ours).isNotNull();
      assertThat(index.lock(Duration.ofMillis(50), () -> {})).isNull();
      waiting =
          CompletableFuture.supplyAsync(
              () -> guard(Engine.INDEX).edition(ViewOptions.NEWEST).isIndexed());
      assertThat(waiting).isNotDone();
    }
    assertThat(waiting.get()).isTrue();
    assertThat(notes).hasSize(1);
  }
}
