package io.asofguard.conformance;

import io.asofguard.store.StoreClock;

/** A clock that stands where it was put. */
public final class SettableClock implements StoreClock {
  private volatile long now;

  public void set(long newNow) {
    now = newNow;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public long monotonic() {
    return now;
  }
}
