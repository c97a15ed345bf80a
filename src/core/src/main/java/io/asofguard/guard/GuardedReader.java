package io.asofguard.guard;

import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.hotpath.Hit;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.law.Law;

/** One series of a view. The fast way from forecaster code to the index; the wall stands on it. */
final class GuardedReader implements SeriesReader {
  private final GuardedView view;
  private final Edition edition;
  private final Resolved of;

  GuardedReader(GuardedView view, Edition edition, Resolved of) {
    this.view = view;
    this.edition = edition;
    this.of = of;
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
    check(cutoff);
    LiveIndex live = edition.live();
    return live == null ? value(edition, cutoff, cutoff) : live.latest(of.number(), cutoff);
  }

  @Override
  public double value(long eventTime, long cutoff) {
    check(cutoff);
    LiveIndex live = edition.live();
    if (live == null) {
      return value(edition, eventTime, cutoff);
    }
    Hit hit = new Hit();
    return live.at(of.number(), eventTime, cutoff, hit) ? hit.value : Double.NaN;
  }

  private double value(Edition from, long eventTime, long cutoff) {
    return from.answer(of, eventTime, cutoff, Law.AGELESS).value();
  }

  private void check(long cutoff) {
    view.checkOpen();
    view.checkNarrower(cutoff);
    if (of.isSealed(cutoff)) {
      view.sealed(of.series, cutoff).value();
    }
  }
}
