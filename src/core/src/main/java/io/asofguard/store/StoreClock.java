package io.asofguard.store;

/**
 * Where the store takes the time from: the one clock, injected everywhere. Thread-safe.
 *
 * <p>A boundary: {@link #system()} in production, a fixed or scripted one in tests.
 */
public interface StoreClock {

  /**
   * The wall clock.
   *
   * @return nanoseconds since the epoch, UTC
   */
  long now();

  /**
   * A clock that only ever goes forward, at the same pace.
   *
   * @return nanoseconds since an arbitrary instant
   */
  long monotonic();

  /**
   * The machine's clocks.
   *
   * @return the system clock
   */
  static StoreClock system() {
    return SystemClock.INSTANCE;
  }

  /**
   * A clock that stands still.
   *
   * @param now nanoseconds since the epoch, UTC
   * @return a clock that always says {@code now}
   */
  static StoreClock fixed(long now) {
    return new StoreClock() {
      @Override
      public long now() {
        return now;
      }

      @Override
      public long monotonic() {
        return now;
      }
    };
  }
}
