package io.asofguard.leak;

import io.asofguard.api.Forecaster;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What detectors share: the subject, the bench, and the answers from the data as it is.
 *
 * @param subject what is tested
 * @param plan what was asked for
 * @param bench runs forecasters
 * @param cutoffs those at which something is left to ask, ascending; not empty
 * @param watch of all the subject's runs
 * @param stateful whether the forecaster says that it is
 * @param baseline by cutoff, from the data as it is
 * @param odd by cutoff, what the first run said, if all after it said another; else empty
 * @param unsteady why runs cannot be compared; null if they can
 */
record Tested(
    Subject subject,
    LeakPlan plan,
    Bench bench,
    List<Long> cutoffs,
    Watch watch,
    boolean stateful,
    Map<Long, Answered> baseline,
    Map<Long, Answered> odd,
    @Nullable String unsteady) {

  Supplier<Forecaster> maker() {
    return subject.maker();
  }

  /** Why a planted leak finds nothing to read, as an end of a sentence; empty if nobody knows. */
  String nothingAhead() {
    boolean isNothing =
        !watch.series().isEmpty()
            && bench.copy().changes(watch.series(), cutoffs.get(0), Long.MAX_VALUE).isEmpty();
    return isNothing
        ? "; of what the forecaster reads nothing on file became known after the cutoffs: take"
            + " earlier ones, or import what came after"
        : "";
  }

  Answered before(long cutoff) {
    Answered known = baseline.get(cutoff);
    if (known == null) {
      throw new IllegalStateException("no baseline at " + cutoff);
    }
    return known;
  }
}
