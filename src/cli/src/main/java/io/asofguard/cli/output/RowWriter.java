package io.asofguard.cli.output;

import org.jspecify.annotations.Nullable;

/** Takes rows one by one. Every method throws {@link OutputFailure} if they can't be written. */
public interface RowWriter extends AutoCloseable {

  /**
   * Writes a row.
   *
   * @param cells one per column: text, {@code Long}, {@code Double}, {@code Boolean}, {@link
   *     NumberText}, or null for an empty one
   */
  void row(@Nullable Object... cells);

  /** Hands on what was written so far. */
  void flush();

  @Override
  void close();
}
