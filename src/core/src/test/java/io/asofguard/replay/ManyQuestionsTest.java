package io.asofguard.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Series;
import io.asofguard.conformance.Fact;
import io.asofguard.conformance.Row;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.Engine;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Basis;
import io.asofguard.law.MilestoneKind;
import io.asofguard.store.Store;
import io.asofguard.store.StoreClock;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long replay reads from the index that is there from its first read on. */
class ManyQuestionsTest {
  private static final ViewOptions PINNED = new ViewOptions(2L, false, null, Basis.ASSUMED);

  @TempDir Path folder;
  private Store store;
  private AsOfGuard guard;
  private boolean isIndexed;

  @BeforeEach
  void fill() {
    store = Store.open(folder, StoreClock.fixed(100_000));
    StoreDriver driver = new StoreDriver(store);
    Series mid = new Series("e/a", "market_mid");
    driver.observations(List.of(new Row("s", mid, "e", 1, 1, 0.5, Basis.CLAIMED)));
    driver.milestones(List.of(new Fact("e", null, MilestoneKind.EVENT_END, 100_000L, 1, null)));
    AsOfGuard builder = AsOfGuard.over(store, Engine.INDEX, IndexWatcher.LOG);
    assertThat(builder.edition(PINNED).isIndexed()).isTrue();
    guard = AsOfGuard.over(store);
  }

  @AfterEach
  void close() {
    guard.close();
  }

  @Test
  void manyAreAskedOfTheIndexAndAFewOfTheLog() {
    run("many", 20_000);
    assertThat(isIndexed).isTrue();
    guard = AsOfGuard.over(store);
    run("few", 19_999);
    assertThat(isIndexed).isFalse();
  }

  private void run(String name, int cutoffs) {
    Cutoffs times = Cutoffs.of(LongStream.rangeClosed(1, cutoffs).boxed().toList());
    ReplayPlan plan = new ReplayPlan(name, false, "e", times, PINNED, 0, false, 1, false);
    Replay.run(guard, new Asked(), plan, new Once());
  }

  private final class Asked implements ForecasterSource {
    @Override
    public String name() {
      return "Asked";
    }

    @Override
    public String codeVersion() {
      return "1";
    }

    @Override
    public Forecaster open() {
      return (view, question) -> {
        isIndexed = guard.edition(PINNED).isIndexed();
        return new Forecast(Map.of("e/a", 0.5));
      };
    }

    @Override
    public void close() {}
  }

  private static final class Once implements ReplayWatcher {
    private boolean stopped;

    @Override
    public void at(int done) {
      stopped = true;
    }

    @Override
    public boolean isStopped() {
      return stopped;
    }
  }
}
