package io.asofguard.law;

/**
 * The instant from which an outcome's values are tainted by the outcome itself.
 *
 * @param at the first sealed instant, nanoseconds since the epoch, UTC
 * @param setBy the milestone that set it
 */
public record Wall(long at, Milestone setBy) {

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
