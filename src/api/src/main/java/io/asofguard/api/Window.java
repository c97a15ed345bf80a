package io.asofguard.api;

import java.util.List;

/**
 * The answer to a read over a range of event times: {@link Known}, which may be empty, or {@link
 * Sealed}.
 *
 * <p>Immutable and safe to share between threads.
 */
public sealed interface Window {

  /**
   * The values, oldest event time first, one per event time.
   *
   * @return the values in force; empty where none was known
   * @throws SealedException if the outcome's wall forbids the answer
   */
  List<Reading.Known> values();

  /**
   * What was known.
   *
   * @param values oldest event time first
   */
  record Known(List<Reading.Known> values) implements Window {

    /**
     * Takes a copy.
     *
     * @param values oldest event time first
     */
    public Known {
      values = List.copyOf(values);
    }
  }

  /**
   * The cutoff lies at or after the outcome's wall.
   *
   * @param reading series, cutoff, and the wall if it was known by then
   */
  record Sealed(Reading.Sealed reading) implements Window {
    @Override
    public List<Reading.Known> values() {
      throw new SealedException(reading);
    }
  }
}
