package io.asofguard.ingest;

import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import io.asofguard.store.StoreClock;
import org.jspecify.annotations.Nullable;

/**
 * Gives out knowledge times, strictly increasing, and refuses while the clock cannot be trusted:
 * one wrong year must not poison the store.
 */
final class RecordingClock {
  private final StoreClock clock;
  private final long startedAt;
  private final long startedMonotonic;
  private boolean accepting;
  private @Nullable String note;

  RecordingClock(StoreClock clock, boolean accepting) {
    this.clock = clock;
    this.startedAt = clock.now();
    this.startedMonotonic = clock.monotonic();
    this.accepting = accepting;
  }

  /** The times of one commit. */
  static final class Times {
    private final long now;
    private long last;

    private Times(long now, long last) {
      this.now = now;
      this.last = last;
    }

    long now() {
      return now;
    }

    long last() {
      return last;
    }

    long give(long eventTime, boolean projection) {
      last = Law.given(now, last, eventTime, projection);
      return last;
    }
  }

  /**
   * Reads the clock for one commit.
   *
   * @param lastGiven the last time that any recorder gave out, or null
   * @throws RefusedException if the clock cannot be trusted and nobody has accepted it
   */
  Times read(@Nullable Long lastGiven) {
    long now = clock.now();
    long monotonic = clock.monotonic() - startedMonotonic;
    note = null;
    if (Law.clockDrifted(now - startedAt, monotonic)) {
      throw new RefusedException(
          "the clock has moved by more than a minute while recording (it says "
              + Nanos.toInstant(now)
              + "): set it right and start the recorder again");
    }
    if (lastGiven == null || !Law.clockBehind(now, lastGiven)) {
      return new Times(now, lastGiven == null ? Long.MIN_VALUE : lastGiven);
    }
    if (!accepting) {
      throw new RefusedException(
          "the clock says "
              + Nanos.toInstant(now)
              + ", before the last knowledge time given out ("
              + Nanos.toInstant(lastGiven)
              + "): set it right, or give --accept-clock if it is right now");
    }
    note = "clock accepted: it stood before " + Nanos.toInstant(lastGiven);
    return new Times(now, Long.MIN_VALUE);
  }

  /** A snapshot says it now: the next jump needs somebody to accept it again. */
  void noted() {
    accepting = accepting && note == null;
  }

  /** What the snapshot must say of the clock, if anything. */
  @Nullable String note() {
    return note;
  }
}
