package io.asofguard.guard;

import io.asofguard.law.Basis;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a view may answer with.
 *
 * @param snapshot the edition; null for the newest
 * @param asWas observations of the snapshot that was newest at the cutoff, walls of the edition
 * @param source the only source; null for all
 * @param least the weakest basis
 */
public record ViewOptions(
    @Nullable Long snapshot, boolean asWas, @Nullable String source, Basis least) {

  /** The newest edition, every source, every basis. */
  public static final ViewOptions NEWEST = new ViewOptions(null, false, null, Basis.ASSUMED);

  /** Whether every row of the edition may answer, as the index has them. */
  boolean isWhole() {
    return !asWas && source == null && least == Basis.ASSUMED;
  }
}
