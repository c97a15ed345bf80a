package io.asofguard.replay;

import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The cutoffs of a replay.
 *
 * @param times nanoseconds since the epoch, UTC; each once, the earliest first
 */
public record Cutoffs(List<Long> times) {
  private static final int MOST = 10_000_000;

  /**
   * Takes a copy.
   *
   * @param times each once, the earliest first
   */
  public Cutoffs {
    times = List.copyOf(times);
  }

  /**
   * Cutoffs at equal distances.
   *
   * @param from the first, nanoseconds since the epoch
   * @param to no cutoff lies after it; itself one if the distance hits it
   * @param every the distance; more than zero
   * @return at least one
   * @throws RefusedException if {@code from} lies after {@code to}, or there would be too many
   */
  public static Cutoffs every(long from, long to, Duration every) {
    if (every.isZero() || every.isNegative()) {
      throw new RefusedException("cutoffs need a distance of more than zero: " + every);
    }
    if (Law.order(from, to) > 0) {
      throw new RefusedException(
          "there is no cutoff from "
              + Nanos.toInstant(from)
              + " to "
              + Nanos.toInstant(to)
              + ": the first lies after the last");
    }
    long step = Nanos.ofDuration(every);
    if (Long.divideUnsigned(to - from, step) >= MOST) {
      throw new RefusedException(
          "that would be more than "
              + MOST
              + " cutoffs: bring the first and the last together, or take a longer distance");
    }
    List<Long> times = new ArrayList<>();
    for (long left = to - from, at = from; ; at += step, left -= step) {
      times.add(at);
      if (Long.compareUnsigned(left, step) < 0) {
        return new Cutoffs(times);
      }
    }
  }

  /**
   * Cutoffs that are named one by one.
   *
   * @param times nanoseconds since the epoch, in any order
   * @return each once, the earliest first
   */
  public static Cutoffs of(Collection<Long> times) {
    return new Cutoffs(List.copyOf(new TreeSet<>(times)));
  }
}
