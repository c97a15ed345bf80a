package io.asofguard.law;

import org.jspecify.annotations.Nullable;

/**
 * The instant from which an outcome's values are tainted by the outcome itself.
 *
 * @param at the first sealed instant, nanoseconds since the epoch, UTC
 * @param setBy the milestone that set it
 */
public record Wall(long at, Milestone setBy) {

  /**
   * Whether another wall stands at the same instant.
   *
   * @param other a wall, or null for none
   * @return whether both seal the same cutoffs
   */
  public boolean isSameAs(@Nullable Wall other) {
    return other != null && other.at == at;
  }

  /**
   * Whether it seals a cutoff.
   *
   * @param cutoff nanoseconds since the epoch
   * @return true from {@link #at} on, inclusive
   */
  public boolean seals(long cutoff) {
    return Law.sealed(at, cutoff);
  }
}
