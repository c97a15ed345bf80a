package io.asofguard.conformance;

import io.asofguard.store.StoreClock;

/** A clock that stands where it was put. */
final class SettableClock implements StoreClock {
  private volatile long now;

  void set(long newNow) {
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
