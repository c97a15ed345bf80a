package io.asofguard.conformance;

import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Nanos;
import io.asofguard.store.Store;
import io.asofguard.store.StoreDriver;
import java.nio.file.Path;
import java.util.List;

/** The real store and guard, written to without files: the fast one for random histories. */
class StoreEngine implements Engine {
  protected final SettableClock clock = new SettableClock();
  protected final Store store;
  private final AsOfGuard guard;
  private final StoreDriver driver;

  StoreEngine(Path folder) {
    this(folder, io.asofguard.guard.Engine.SQL);
  }

  /** With the index for the newest edition. */
  static StoreEngine indexed(Path folder) {
    return new StoreEngine(folder, io.asofguard.guard.Engine.INDEX);
  }

  private StoreEngine(Path folder, io.asofguard.guard.Engine engine) {
    store = Store.open(folder, clock);
    guard = AsOfGuard.over(store, engine, IndexWatcher.LOG);
    driver = new StoreDriver(store);
  }

  @Override
  public void clock(long now) {
    clock.set(now);
  }

  @Override
  public void declare(String field, boolean projection) {
    driver.declare(field, projection);
  }

  @Override
  public Tally observations(List<Row> rows) {
    return driver.observations(rows);
  }

  @Override
  public Tally milestones(List<Fact> facts) {
    return driver.milestones(facts);
  }

  @Override
  public void stage(Plan plan) {
    driver.stage(plan);
  }

  /** Publishes whatever is staged: whether anything changes is for the door above to know. */
  @Override
  public boolean publish(String name) {
    driver.publish(name);
    return true;
  }

  @Override
  public void rollback(String name) {
    driver.rollback(name);
  }

  @Override
  public void rebuild() {
    driver.rebuild();
  }

  @Override
  public long newest() {
    return store.exists() ? store.newest() : 0;
  }

  @Override
  public Answers answers(long snapshot, Filters filters) {
    ViewOptions options =
        new ViewOptions(snapshot, filters.asWas(), filters.source(), filters.least());
    return new GuardAnswers(
        guard.edition(options), guard.asOf(Nanos.toInstant(clock.now()), options), clock.now());
  }

  @Override
  public void close() {
    guard.close();
  }
}
