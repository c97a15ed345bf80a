package io.asofguard.api;

import java.time.Instant;

/**
 * The answer to a read: exactly one of {@link Known}, {@link Unknown}, {@link Sealed} and {@link
 * Stale}.
 *
 * <p>Immutable and safe to share between threads. Instants are UTC, exact to the nanosecond.
 */
public sealed interface Reading {

  /**
   * The value, where there is one.
   *
   * @return the value in force
   * @throws SealedException if the outcome's wall forbids the answer
   * @throws NoValueException if nothing was known, or what was known is too old
   */
  double value();

  /**
   * The value, or a stand-in where nothing fresh was known. A sealed answer is never replaced: it
   * means that the question itself must not be asked at this cutoff.
   *
   * @param other what to answer for {@link Unknown} and {@link Stale}
   * @return the value in force, or {@code other}
   * @throws SealedException if the outcome's wall forbids the answer
   */
  double valueOr(double other);

  /**
   * Whether there is a value.
   *
   * @return true for {@link Known} alone
   */
  default boolean isKnown() {
    return this instanceof Known;
  }

  /**
   * A value that a forecaster at the cutoff could have had.
   *
   * @param value the value in force; finite
   * @param eventTime the instant that the value speaks of; at or before the asked event time
   * @param knowledgeTime the first instant at which it could be had; at or before the cutoff
   */
  record Known(double value, Instant eventTime, Instant knowledgeTime) implements Reading {
    @Override
    public double valueOr(double other) {
      return value;
    }
  }

  /**
   * Nothing was known by the cutoff. It does not tell "nothing yet" from "not known yet".
   *
   * @param series what was asked
   * @param cutoff the cutoff of the read, inclusive
   */
  record Unknown(Series series, Instant cutoff) implements Reading {
    @Override
    public double value() {
      throw new NoValueException(
          "no value of " + series + " was known at " + cutoff + "; ask isKnown() or use valueOr()");
    }

    @Override
    public double valueOr(double other) {
      return other;
    }
  }

  /**
   * The cutoff lies at or after the outcome's wall: whatever is stored, there is no answer.
   *
   * @param series what was asked
   * @param cutoff the cutoff of the read
   * @param wall the wall, named only if it was known by the cutoff
   */
  record Sealed(Series series, Instant cutoff, java.util.Optional<KnownWall> wall)
      implements Reading {
    @Override
    public double value() {
      throw new SealedException(this);
    }

    @Override
    public double valueOr(double other) {
      throw new SealedException(this);
    }
  }

  /**
   * The newest value that was known is older than the bound that the read gave.
   *
   * @param series what was asked
   * @param cutoff the cutoff of the read, inclusive
   */
  record Stale(Series series, Instant cutoff) implements Reading {
    @Override
    public double value() {
      throw new NoValueException(
          "the value of " + series + " known at " + cutoff + " is older than the bound on its age");
    }

    @Override
    public double valueOr(double other) {
      return other;
    }
  }
}
