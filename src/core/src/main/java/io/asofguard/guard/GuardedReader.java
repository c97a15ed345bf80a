package io.asofguard.guard;

import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.hotpath.Hit;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.law.Law;
import io.asofguard.law.Wall;
import org.jspecify.annotations.Nullable;

/** One series of a view. The fast way from forecaster code to the index; the wall stands on it. */
final class GuardedReader implements SeriesReader {
  private final GuardedView view;
  private final Edition edition;
  private final Resolved of;

  /** No cutoff after it is answered: it would widen the view, or stand behind the wall. */
  private final long limit;

  private final boolean barred;
  private @Nullable Bound bound;

  /** Safe to be seen by a thread that doesn't take a lock: its fields are final. */
  private record Bound(LiveIndex index, int number) {}

  GuardedReader(GuardedView view, Edition edition, Resolved of) {
    this.view = view;
    this.edition = edition;
    this.of = of;
    Wall wall = of.wall;
    this.barred = wall != null && wall.at() == Long.MIN_VALUE;
    this.limit =
        wall == null || barred || !wall.seals(view.cutoffNanos())
            ? view.cutoffNanos()
            : wall.at() - 1;
  }

  @Override
  public Series series() {
    view.checkOpen();
    return of.series;
  }

  @Override
  public Reading latest() {
    view.checkOpen();
    long cutoff = view.cutoffNanos();
    return view.reading(of, cutoff, cutoff, Law.AGELESS);
  }

  @Override
  public double value(long cutoff) {
    Bound to = checked(cutoff);
    return to == null ? value(edition, cutoff, cutoff) : to.index.latest(to.number, cutoff);
  }

  @Override
  public double value(long eventTime, long cutoff) {
    Bound to = checked(cutoff);
    if (to == null) {
      return value(edition, eventTime, cutoff);
    }
    Hit hit = new Hit();
    return to.index.at(to.number, eventTime, cutoff, hit) ? hit.value : Double.NaN;
  }

  /** The index, if there is one, for a cutoff that may be answered. */
  private @Nullable Bound checked(long cutoff) {
    view.checkOpen();
    if (barred || !Law.known(cutoff, limit)) {
      refuse(cutoff);
    }
    Bound known = bound;
    return known == null ? bind() : known;
  }

  private @Nullable Bound bind() {
    LiveIndex live = edition.live();
    if (live == null) {
      return null;
    }
    Bound fresh = new Bound(live, of.number());
    bound = fresh;
    return fresh;
  }

  private double value(Edition from, long eventTime, long cutoff) {
    return from.answer(of, eventTime, cutoff, Law.AGELESS).value();
  }

  private void refuse(long cutoff) {
    view.checkNarrower(cutoff);
    view.sealed(of.series, cutoff).value();
  }
}
