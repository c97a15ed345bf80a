package io.asofguard.hotpath;

/**
 * Where a look-up puts its answer: one object, used again and again by one thread. Times are
 * nanoseconds since the epoch, UTC.
 */
public final class Hit {
  /** The value in force. */
  public double value;

  /** The event time that it speaks of. */
  public long eventTime;

  /** The knowledge time of the row that answered. */
  public long knowledge;

  /** The number that the row was given along, from 0 to 3. */
  public int basis;

  /** An empty one. */
  public Hit() {}

  void take(Hit other) {
    value = other.value;
    eventTime = other.eventTime;
    knowledge = other.knowledge;
    basis = other.basis;
  }
}
