package io.asofguard.cli.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of probes with their columns. Every method throws {@link BadProbesException}. */
public interface Probes {

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
  @Nullable Probe next();
}
