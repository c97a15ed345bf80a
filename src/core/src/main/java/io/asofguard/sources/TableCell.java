package io.asofguard.sources;

import org.jspecify.annotations.Nullable;

/** A column's cell in whatever row its table is at: looked up once, and read in each row. */
@FunctionalInterface
interface TableCell {

  /** What it says; null if it is empty, or if there is no such column. */
  @Nullable String text();

  /**
   * An instant, where the table itself knows it as one, in nanoseconds since the epoch, UTC; else
   * null, and the text says.
   */
  default @Nullable Long instant() {
    return null;
  }

  /**
   * The time on a clock in some zone, where the table itself knows it as one, in nanoseconds since
   * that clock showed 1970-01-01T00:00:00; else null, and the text says.
   */
  default @Nullable Long clockTime() {
    return null;
  }

  /** A finite number, where the table itself knows it as one; else NaN, and the text says. */
  default double number() {
    return Double.NaN;
  }
}
