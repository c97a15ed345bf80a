package io.asofguard.leak;

/**
 * How a copy of a store is altered beyond a cutoff.
 *
 * <p>Of values, {@code hidden} rows are those known after the cutoff and those known at or after
 * their entity's wall: what no view of that cutoff shows.
 */
enum Alteration {
  /** Nothing is altered. */
  NONE("as it is", null),
  /** Rows known after the cutoff are not there. Those behind a wall stay. */
  TRUNCATED("rows after the cutoff removed", null),
  /** Hidden values lie as far on the other side of the middle of their range. */
  MIRRORED("hidden values mirrored", "CASE WHEN bounded THEN lo + hi - value ELSE -value END"),
  /** Hidden values are moved a little, within their range. */
  NOISE(
      "hidden values with noise",
      """
      CASE WHEN NOT bounded THEN value + (1 + abs(value)) * (0.05 + 0.1 * r)
           WHEN value + value > lo + hi THEN value - (hi - lo) * (0.02 + 0.2 * r)
           ELSE value + (hi - lo) * (0.02 + 0.2 * r) END
      """),
  /** Hidden values stand at an end of their range; a retraction becomes a value. */
  EXTREME(
      "hidden values at an end of their range",
      """
      CASE WHEN NOT bounded THEN 1e9 * (1 + r)
           WHEN value + value > lo + hi THEN lo ELSE hi END
      """),
  /** Hidden rows are not there. */
  REMOVED("hidden rows removed", null),
  /** Outcomes that were not known at the cutoff are the opposite. */
  OUTCOMES("unknown outcomes flipped", null),
  /** Outcomes that were not known at the cutoff are blank. */
  OUTCOMES_REMOVED("unknown outcomes removed", null),
  /**
   * Milestones that were not known at the cutoff are not there, nor are the walls that they set.
   */
  WALLS_AS_KNOWN("walls as they were known at the cutoff", null);

  private final String text;
  private final String expression;

  Alteration(String text, @org.jspecify.annotations.Nullable String expression) {
    this.text = text;
    this.expression = expression == null ? "value" : expression;
  }

  /** What was done, for reports. */
  String text() {
    return text;
  }

  /** The altered value in SQL, of value, lo, hi, bounded, and r, a random number from 0 to 1. */
  String expression() {
    return expression;
  }

  boolean removes() {
    return this == TRUNCATED || this == REMOVED;
  }

  boolean changesValues() {
    return this == MIRRORED || this == NOISE || this == EXTREME;
  }

  boolean changesOutcomes() {
    return this == OUTCOMES || this == OUTCOMES_REMOVED;
  }

  boolean changesRows() {
    return removes() || changesValues();
  }

  /** Whether what is known by the cutoff but stands behind a wall is altered as well. */
  boolean reachesBehindWalls() {
    return changesValues() || this == REMOVED;
  }
}
