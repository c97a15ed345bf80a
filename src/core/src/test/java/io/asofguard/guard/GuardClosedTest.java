package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.ViewClosedException;
import io.asofguard.durability.TestStore;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of views, readers and batches once their guard is closed: nothing that answers. */
class GuardClosedTest {
  private static final Series SERIES = new Series("e/a", "mid");
  private static final Instant EVENT = Instant.parse("2026-01-01T00:00:00Z");
  private static final long AT = Nanos.of(EVENT);
  private static final long CUTOFF = TestStore.ns("2026-01-02T00:00:00Z");
  private static final double VALUE = 0.25;
  private static final int ROUNDS = Boolean.getBoolean("asof.soak") ? 500 : 5;
  private static final int READS = 50;
  private static final int REFUSED_WITHIN_SECONDS = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"SQL", "INDEX"})
  void everyReadThrows(Engine engine) {
    store().close();
    AsOfGuard guard = AsOfGuard.over(reopened(), engine, IndexWatcher.LOG);
    Map<String, DoubleSupplier> reads = reads(guard);
    reads.forEach((way, read) -> assertThat(read.getAsDouble()).as(way).isEqualTo(VALUE));
    guard.close();
    guard.close();
    reads.forEach(
        (way, read) ->
            assertThatThrownBy(read::getAsDouble)
                .as(way)
                .isInstanceOf(ViewClosedException.class)
                .hasMessageContaining("open it again"));
    assertThatThrownBy(() -> guard.asOf(EVENT)).isInstanceOf(ViewClosedException.class);
  }

  /** Each thread gets right answers up to the close, and then that exception and no other. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"SQL", "INDEX"})
  void whileOthersRead(Engine engine) throws Exception {
    store().close();
    for (int round = 0; round < ROUNDS; round++) {
      AsOfGuard guard = AsOfGuard.over(reopened(), engine, IndexWatcher.LOG);
      Map<String, DoubleSupplier> reads = reads(guard);
      ExecutorService threads = Executors.newFixedThreadPool(reads.size());
      List<AtomicLong> counts = Stream.generate(AtomicLong::new).limit(reads.size()).toList();
      List<Future<?>> ended = new ArrayList<>();
      for (DoubleSupplier read : reads.values()) {
        AtomicLong count = counts.get(ended.size());
        ended.add(threads.submit(() -> readUntilClosed(read, count)));
      }
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(
              () ->
                  ended.stream().anyMatch(Future::isDone)
                      || counts.stream().allMatch(count -> count.get() > READS));
      guard.close();
      try {
        for (Future<?> thread : ended) {
          thread.get(REFUSED_WITHIN_SECONDS, TimeUnit.SECONDS);
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(counts).allMatch(count -> count.get() > READS);
    }
  }

  private static void readUntilClosed(DoubleSupplier read, AtomicLong count) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        assertThat(read.getAsDouble()).isEqualTo(VALUE);
        count.incrementAndGet();
      }
    } catch (ViewClosedException closed) {
      assertThat(closed).hasMessageContaining("open it again");
    }
  }

  /** Every way to a value. */
  private static Map<String, DoubleSupplier> reads(AsOfGuard guard) {
    AsOf view = guard.asOf(Nanos.toInstant(CUTOFF));
    AsOf narrowed = view.asOf(Nanos.toInstant(CUTOFF - 1));
    SeriesReader reader = view.reader(SERIES);
    Edition edition = guard.edition(ViewOptions.NEWEST);
    return Map.of(
        "latest", () -> view.latest(SERIES).value(),
        "at", () -> narrowed.at(SERIES, EVENT).value(),
        "window", () -> view.window(SERIES, EVENT, EVENT.plusNanos(1)).values().get(0).value(),
        "reader", () -> reader.value(CUTOFF),
        "reader at", () -> reader.value(AT, CUTOFF),
        "edition", () -> edition.read(SERIES, AT, CUTOFF, Law.AGELESS).value(),
        "batch", () -> batch(edition),
        "new view", () -> guard.asOf(EVENT.plusSeconds(1)).latest(SERIES).value());
  }

  private static double batch(Edition edition) {
    BatchReads batch = edition.batch();
    BatchProbes probes = new BatchProbes(new int[] {batch.handle(SERIES)}, new long[] {CUTOFF});
    batch.latest(probes);
    return probes.values[0];
  }

  private TestStore store() {
    TestStore given = new TestStore(folder);
    given.imports("s,e/a,mid,,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z,0.25,false");
    return given;
  }

  private Store reopened() {
    return Store.open(folder.resolve("store"), StoreClock.system());
  }
}
