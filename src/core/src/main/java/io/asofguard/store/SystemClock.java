package io.asofguard.store;

import io.asofguard.law.Nanos;
import java.time.Instant;

enum SystemClock implements StoreClock {
  INSTANCE;

  @Override
  public long now() {
    return Nanos.of(Instant.now());
  }

  @Override
  public long monotonic() {
    return System.nanoTime();
  }
}
