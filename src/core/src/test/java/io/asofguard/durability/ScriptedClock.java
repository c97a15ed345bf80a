package io.asofguard.durability;

import io.asofguard.store.StoreClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when a test says so. */
public final class ScriptedClock implements StoreClock {
  private final AtomicLong now;
  private final AtomicLong monotonic = new AtomicLong();

  public ScriptedClock(long now) {
    this.now = new AtomicLong(now);
  }

  @Override
  public long now() {
    return now.get();
  }

  @Override
  public long monotonic() {
    return monotonic.get();
  }

  /** Time passes. */
  public void pass(Duration time) {
    monotonic.addAndGet(time.toNanos());
    now.addAndGet(time.toNanos());
  }

  /** Somebody moves the hands, and no time passes. */
  public void jump(Duration by) {
    now.addAndGet(by.toNanos());
  }
}
