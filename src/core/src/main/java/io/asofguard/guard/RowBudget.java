package io.asofguard.guard;

/** How many rows may still be held in memory. */
final class RowBudget {
  private static final int ROWS = 2_000_000;

  private int left = ROWS;

  boolean take() {
    return left-- > 0;
  }
}
