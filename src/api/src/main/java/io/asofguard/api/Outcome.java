package io.asofguard.api;

import java.time.Instant;

/**
 * How an entity resolved, as it was known at a cutoff: {@link Known} or {@link Unknown}.
 *
 * <p>Immutable and safe to share between threads.
 */
public sealed interface Outcome {

  /**
   * Whether the outcome was known.
   *
   * @return true for {@link Known}
   */
  default boolean isKnown() {
    return this instanceof Known;
  }

  /**
   * The outcome that the newest resolution known by the cutoff gave. A dispute that was decided
   * after the cutoff does not show.
   *
   * @param outcome as the source wrote it, such as {@code 1}
   * @param at the instant of the resolution
   * @param knowledgeTime the first instant at which it could be known; at or before the cutoff
   */
  record Known(String outcome, Instant at, Instant knowledgeTime) implements Outcome {}

  /**
   * No resolution was known by the cutoff, or the newest one was taken back.
   *
   * @param entity what was asked
   * @param cutoff the cutoff, inclusive
   */
  record Unknown(String entity, Instant cutoff) implements Outcome {}
}
