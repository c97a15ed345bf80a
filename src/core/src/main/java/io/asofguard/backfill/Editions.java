package io.asofguard.backfill;

import io.asofguard.law.Law;
import io.asofguard.replay.RunSettings;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.ReadScope;
import io.asofguard.store.Scope;
import io.asofguard.store.Store;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The editions before and after a publication, whether it is still to come or has been.
 *
 * @param store where
 * @param plan the backfill
 * @param before the snapshot before it
 */
record Editions(Store store, BackfillRecord plan, long before) {
  private static final double LEAST_MARGIN = 3600e9;

  /**
   * As a run's forecasts read; null if the publication changes nothing that they can read: they
   * read another source, or observations as they stood at a cutoff that is past, or they were begun
   * when it had been published.
   */
  @Nullable ReadAgain of(ForecastRun run) {
    RunSettings settings = RunSettings.of(run);
    String source = settings.source();
    boolean readsOthers = source != null && !source.equals(plan.source());
    if (readsOthers || settings.asWas() || isBegunAfter(run)) {
      return null;
    }
    LongFunction<Scope> editions =
        snapshot -> store.scope(new ReadScope(snapshot, snapshot, source, settings.least()));
    ReadScope was = new ReadScope(before, before, source, settings.least());
    return new ReadAgain(editions, store.scope(was), after(was), walls());
  }

  /** Whether a forecast was answered by the edition that is replaced, or one before it. */
  boolean answered(ForecastCall call) {
    return call.snapshot() <= before;
  }

  private boolean isBegunAfter(ForecastRun run) {
    Long published = plan.snapshot();
    return published != null
        && Law.order(run.begunAt(), store.catalog().snapshot(published).at()) > 0;
  }

  WallsAround walls() {
    return new WallsAround(store, plan, before);
  }

  /** The values around the event times that differ, as they are known when all is known. */
  SeriesSketch sketch(SeriesDiff diff) {
    Long first = diff.firstEventTime();
    Long last = diff.lastEventTime();
    if (first == null || last == null) {
      throw new IllegalArgumentException("nothing differs: series=" + diff.series());
    }
    long margin = margin(first, last);
    long from = saturated(first, -margin);
    long to = saturated(last, margin);
    ReadScope was = ReadScope.of(before);
    return new SeriesSketch(
        diff, sketch(store.scope(was), diff, from, to), sketch(after(was), diff, from, to));
  }

  private static Sketch sketch(Scope scope, SeriesDiff diff, long from, long to) {
    Sketch sketch = new Sketch(from, to);
    scope.window(diff.series(), from, to, Long.MAX_VALUE, sketch::add);
    return sketch.done();
  }

  private static long margin(long first, long last) {
    double span = (double) last - first;
    return (long) Math.max(span / 2, LEAST_MARGIN);
  }

  private static long saturated(long instant, long by) {
    long sum = instant + by;
    boolean overflow = ((instant ^ sum) & (by ^ sum)) < 0;
    return overflow ? (by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  private Scope after(ReadScope was) {
    Long published = plan.snapshot();
    return published == null
        ? store.scope(was, plan)
        : store.scope(new ReadScope(published, before, was.source(), was.least()));
  }
}
