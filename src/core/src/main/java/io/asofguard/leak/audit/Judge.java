package io.asofguard.leak.audit;

import io.asofguard.law.Law;
import io.asofguard.law.Wall;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of one series: all but whether a match with a later value is chance, which is the
 * file's to say.
 */
final class Judge {
  private final @Nullable SeriesHistory history;
  private final @Nullable Wall wall;
  private final LongPredicate wasSealedThen;
  private final Tolerance tolerance;
  private final Mirror mirror;

  /**
   * A judge of one series.
   *
   * @param history its rows; null if there is none
   * @param wall the wall of its entity; null if there is none
   * @param wasSealedThen whether the wall that was known at a cutoff sealed it
   * @param tolerance what still is the same value
   * @param mirror where a value's mirror is
   */
  Judge(
      @Nullable SeriesHistory history,
      @Nullable Wall wall,
      LongPredicate wasSealedThen,
      Tolerance tolerance,
      Mirror mirror) {
    this.history = history;
    this.wall = wall;
    this.wasSealedThen = wasSealedThen;
    this.tolerance = tolerance;
    this.mirror = mirror;
  }

  AuditedRow judge(Prediction row, Sides sides) {
    boolean sealed = isSealed(row.asOf());
    double knowable = history == null || sealed ? Double.NaN : history.latest(row.asOf());
    FirstKnown first =
        history == null || row.isBlank() ? null : history.first(row.value(), tolerance);
    RowVerdict verdict = verdict(row, sealed, knowable, first);
    if (history != null && !row.isBlank() && !Double.isNaN(knowable)) {
      count(row, knowable, first, history, sides);
    }
    return new AuditedRow(row, verdict, knowable, first);
  }

  private RowVerdict verdict(
      Prediction row, boolean sealed, double knowable, @Nullable FirstKnown first) {
    if (row.isBlank()) {
      return RowVerdict.NO_VALUE;
    }
    if (history == null) {
      return RowVerdict.NO_DATA;
    }
    if (sealed) {
      return wasSealedThen.test(row.asOf()) ? RowVerdict.AFTER_WALL : RowVerdict.AFTER_UNKNOWN_WALL;
    }
    Long written = row.writtenAt();
    if (written != null && isSealed(written)) {
      return RowVerdict.LATE_WRITE;
    }
    if (tolerance.isSame(row.value(), knowable)) {
      return RowVerdict.OK;
    }
    if (isKnown(first, row.asOf())) {
      return RowVerdict.OUTDATED;
    }
    return first == null ? RowVerdict.UNPROVABLE : RowVerdict.MATCHES_LATER;
  }

  private void count(
      Prediction row, double inForce, @Nullable FirstKnown first, SeriesHistory of, Sides sides) {
    Mirror.Side side = mirror.side(row.value(), inForce);
    sides.saw(side);
    if (isKnown(first, row.asOf())) {
      return;
    }
    boolean later = first != null;
    double mirrored = mirror.of(row.value(), inForce);
    sides.add(side, later, isLater(row, mirrored, of));
    double moved = Math.abs(row.value() - inForce);
    if (tolerance.isSame(row.value(), of.onGrid(row.value(), moved))) {
      sides.addOnPriceGrid(side, later, isLater(row, of.onGrid(mirrored, moved), of));
    }
  }

  /** Whether a mirror comes up later; null if it was known, or is the value itself. */
  private @Nullable Boolean isLater(Prediction row, double mirrored, SeriesHistory of) {
    if (tolerance.isSame(row.value(), mirrored)) {
      return null;
    }
    FirstKnown other = of.first(mirrored, tolerance);
    return isKnown(other, row.asOf()) ? null : (Boolean) (other != null);
  }

  private boolean isSealed(long at) {
    return wall != null && wall.seals(at);
  }

  private static boolean isKnown(@Nullable FirstKnown first, long cutoff) {
    return first != null && Law.known(first.knowledge(), cutoff);
  }
}
