package io.asofguard.cli.probe;

import org.jspecify.annotations.Nullable;

/**
 * One row of a file of probes.
 *
 * @param line where it begins, counted from 1
 * @param cells one per column: text, or in JSON also a number, a truth value or null
 */
@SuppressWarnings("ArrayRecordComponent")
public record Probe(long line, @Nullable Object[] cells) {

  /**
   * A cell as text.
   *
   * @param column its number, from 0; negative for a column that the file doesn't have
   * @return its text; empty if there is none
   */
  public String text(int column) {
    Object cell = column < 0 ? null : cells[column];
    return cell == null ? "" : cell.toString();
  }
}
