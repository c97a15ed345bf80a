package io.asofguard.leak;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a leak test does.
 *
 * @param event the event whose entities are asked
 * @param cutoffs nanoseconds since the epoch, UTC, in any order
 * @param detectors names out of {@link #ALL}; empty for all
 * @param seed of the questions, of the shuffled order and of the noise
 * @param boundaries how many changes of the inputs between the first cutoff and the last the
 *     truncation is tested around, at most
 */
public record LeakPlan(
    String event, List<Long> cutoffs, Set<String> detectors, long seed, int boundaries) {

  /** The detectors, in the order in which they run. */
  public static final List<String> ALL =
      List.of(
          "receipts", "truncation", "poison", "order", "static", "refusal", "late", "plausibility");

  /** How many boundaries are tested unless somebody says otherwise: all there are. */
  public static final int BOUNDARIES = Integer.MAX_VALUE;

  /**
   * Takes copies.
   *
   * @param event the event whose entities are asked
   * @param cutoffs in any order
   * @param detectors names out of {@link #ALL}; empty for all
   * @param seed any number
   * @param boundaries 0 for none; of more changes than that, so many evenly spread. Each costs six
   *     forecasts
   * @throws IllegalArgumentException if there is no detector of a name, or boundaries are less than
   *     none
   */
  public LeakPlan {
    cutoffs = List.copyOf(new TreeSet<>(cutoffs));
    detectors = detectors.isEmpty() ? Set.copyOf(ALL) : Set.copyOf(detectors);
    if (boundaries < 0) {
      throw new IllegalArgumentException(
          "there are no fewer boundaries than none: " + boundaries + "; give 0 or more");
    }
    for (String name : detectors) {
      if (!ALL.contains(name)) {
        throw new IllegalArgumentException(
            "there is no detector '" + name + "': " + String.join(", ", ALL));
      }
    }
  }

  /**
   * All detectors.
   *
   * @param event the event whose entities are asked
   * @param cutoffs in any order
   * @param seed any number
   * @return the plan
   */
  public static LeakPlan of(String event, List<Long> cutoffs, long seed) {
    return new LeakPlan(event, cutoffs, Set.of(), seed, BOUNDARIES);
  }
}
