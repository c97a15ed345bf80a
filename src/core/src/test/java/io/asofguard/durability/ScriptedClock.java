package io.asofguard.durability;

import io.asofguard.store.StoreClock;
import java.time.Duration;

/** A clock that moves when a test says so. */
public final class ScriptedClock implements StoreClock {
  private volatile long now;
  private volatile long monotonic;

  public ScriptedClock(long now) {
    this.now = now;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long monotonic() {
    return monotonic;
  }

  /** Time passes. */
  public void pass(Duration time) {
    monotonic += time.toNanos();
    now += time.toNanos();
  }

  /** Somebody moves the hands, and no time passes. */
  public void jump(Duration by) {
    now += by.toNanos();
  }
}
