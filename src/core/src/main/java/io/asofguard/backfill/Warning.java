package io.asofguard.backfill;

import io.asofguard.api.Series;

/**
 * What a check has found in all series together.
 *
 * @param check the check
 * @param series in how many series
 * @param count how many rows, holes or steps in all of them
 * @param worst the series in which it is worst
 * @param figures what it is there
 */
public record Warning(Check check, long series, long count, Series worst, String figures) {

  /**
   * The warning in one line.
   *
   * @return for a user
   */
  public String line() {
    return "%s: %s; %s%s %s: %s"
        .formatted(
            check.id(),
            check.text(),
            series == 1 ? "in " : "in " + series + " series, most in ",
            worst.entity(),
            worst.field(),
            figures);
  }
}
