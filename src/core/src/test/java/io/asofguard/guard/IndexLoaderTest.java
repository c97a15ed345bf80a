package io.asofguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.AsOf;
import io.asofguard.api.Series;
import io.asofguard.conformance.Row;
import io.asofguard.law.Basis;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chronicle Map finds its services by the thread's class loader: while a forecaster is asked, that
 * is the forecaster's, which sees none of them, and a warning said so.
 */
class IndexLoaderTest {
  private static final Series MID = new Series("e/a", "market_mid");

  @TempDir Path folder;

  @Test
  void anIndexIsBuiltByOurOwnClassLoaderWhoeverReads() {
    Store store = Store.open(folder, StoreClock.fixed(100));
    new StoreDriver(store).observations(List.of(new Row("s", MID, null, 1, 1, 0.5, Basis.CLAIMED)));
    List<ClassLoader> builders = new ArrayList<>();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader forecasters = new ClassLoader(null) {};
    try (AsOfGuard guard = AsOfGuard.over(store, Engine.INDEX, noting(builders));
        AsOf view = guard.asOf(Instant.ofEpochSecond(0, 50))) {
      thread.setContextClassLoader(forecasters);
      assertThat(view.latest(MID).value()).isEqualTo(0.5);
      assertThat(thread.getContextClassLoader()).as("afterwards").isSameAs(forecasters);
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(builders).isNotEmpty().containsOnly(AsOfGuard.class.getClassLoader());
  }

  private static IndexWatcher noting(List<ClassLoader> builders) {
    return new IndexWatcher() {
      @Override
      public void note(String line) {
        builders.add(Thread.currentThread().getContextClassLoader());
      }

      @Override
      public void begin(long rows) {}

      @Override
      public void at(long rows) {}

      @Override
      public void end() {}
    };
  }
}
