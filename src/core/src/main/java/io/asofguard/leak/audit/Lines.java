package io.asofguard.leak.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of text from outside, read once: the boundary to whatever file format it is in. A file
 * that can't be read throws what its reader throws.
 */
public interface Lines {

  /**
   * One row.
   *
   * @param number its line, from 1
   * @param cells one per column; empty where there is nothing
   */
  record Line(long number, List<String> cells) {}

  /**
   * How the file is called in messages.
   *
   * @return its name
   */
  String name();

  /**
   * The columns.
   *
   * @return their names, in the file's order
   */
  List<String> columns();

  /**
   * The next row.
   *
   * @return the row, or null after the last
   */
  @Nullable Line next();
}
