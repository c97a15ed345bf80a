package io.asofguard.replay;

import io.asofguard.guard.Read;
import org.jspecify.annotations.Nullable;

/**
 * Something that differs between two runs at a cutoff. Times are nanoseconds since the epoch, UTC.
 *
 * @param cutoff the cutoff
 * @param kind what differs
 * @param entity the entity that is forecast or was read; empty if the whole cutoff differs
 * @param a the first run's probability, or number of reads; null if it has none
 * @param b the second run's
 * @param readA the first run's read; null unless a read differs
 * @param readB the second run's
 */
public record RunDifference(
    long cutoff,
    Kind kind,
    String entity,
    @Nullable Double a,
    @Nullable Double b,
    @Nullable Read readA,
    @Nullable Read readB) {

  /** What differs. */
  public enum Kind {
    /** Only one of the runs has the cutoff. */
    CUTOFF,
    /** A probability. */
    FORECAST,
    /** What came out of the same read, or that it was made at all. */
    READ,
    /** A probability though the same was read: code or seed made the difference. */
    FORECAST_ALONE
  }
}
