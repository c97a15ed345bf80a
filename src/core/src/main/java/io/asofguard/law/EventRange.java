package io.asofguard.law;

/**
 * A range of event times.
 *
 * @param from nanoseconds since the epoch, inclusive
 * @param to nanoseconds since the epoch, exclusive
 */
public record EventRange(long from, long to) {

  /**
   * Checks the order.
   *
   * @param from nanoseconds since the epoch, inclusive
   * @param to nanoseconds since the epoch, exclusive
   * @throws IllegalArgumentException if the range is empty
   */
  public EventRange {
    if (from >= to) {
      throw new IllegalArgumentException(
          "an event-time range needs from before to: from="
              + Nanos.toInstant(from)
              + " to="
              + Nanos.toInstant(to));
    }
  }

  /**
   * Whether an event time lies in the range.
   *
   * @param eventTime nanoseconds since the epoch
   * @return {@code from <= eventTime < to}
   */
  public boolean contains(long eventTime) {
    return from <= eventTime && eventTime < to;
  }

  /**
   * Whether two ranges share an instant.
   *
   * @param other another range
   * @return whether they overlap
   */
  public boolean overlaps(EventRange other) {
    return from < other.to && other.from < to;
  }
}
