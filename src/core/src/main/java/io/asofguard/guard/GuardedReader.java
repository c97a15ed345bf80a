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
  private final @Nullable ReadListener listener;

  /** No cutoff after it is answered: it would widen the view, or stand behind the wall. */
  private final long limit;

  private final boolean barred;
  private @Nullable Bound bound;

  /** Safe to be seen by a thread that doesn't take a lock: its fields are final. */
  private record Bound(LiveIndex index, int number) {}

  GuardedReader(GuardedView view, Edition edition, Resolved of, @Nullable ReadListener listener) {
    this.view = view;
    this.edition = edition;
    this.of = of;
    this.listener = listener;
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
    return view.reading(ReadCall.LATEST, of, cutoff, Law.AGELESS);
  }

  @Override
  public double value(long cutoff) {
    Bound to = checked(cutoff);
    return to == null ? told(cutoff, cutoff) : to.index.latest(to.number, cutoff);
  }

  @Override
  public double value(long eventTime, long cutoff) {
    Bound to = checked(cutoff);
    if (to == null) {
      return told(eventTime, cutoff);
    }
    Hit hit = new Hit();
    return to.index.at(to.number, eventTime, cutoff, hit) ? hit.value : Double.NaN;
  }

  /** The index, if it answers alone: there is one, the cutoff may be asked, nobody listens. */
  private @Nullable Bound checked(long cutoff) {
    view.checkOpen();
    if (barred || !Law.known(cutoff, limit)) {
      refuse(cutoff);
    }
    if (listener != null) {
      return null;
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

  private double told(long eventTime, long cutoff) {
    Answer answer = edition.answer(of, eventTime, cutoff, Law.AGELESS);
    tell(eventTime, cutoff, answer);
    return answer.value();
  }

  private void tell(long eventTime, long cutoff, Answer answer) {
    if (listener != null) {
      listener.read(
          Read.of(ReadCall.READER_VALUE, of.series, eventTime, cutoff, Law.AGELESS, answer));
    }
  }

  private void refuse(long cutoff) {
    view.checkNarrower(cutoff);
    tell(cutoff, cutoff, Answer.SEALED);
    view.sealed(of.series, cutoff).value();
  }
}
