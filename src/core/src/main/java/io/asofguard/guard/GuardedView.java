package io.asofguard.guard;

import io.asofguard.api.AsOf;
import io.asofguard.api.KnownWall;
import io.asofguard.api.Outcome;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.ViewClosedException;
import io.asofguard.api.Window;
import io.asofguard.hotpath.Hit;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.law.Law;
import io.asofguard.law.Milestone;
import io.asofguard.law.Nanos;
import io.asofguard.law.Wall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The view that forecasters get. Its life ends with its own, its parent's or the guard's close. */
final class GuardedView implements AsOf {
  private final Edition edition;
  private final long cutoff;
  private final @Nullable GuardedView parent;
  private final @Nullable ReadListener listener;
  private volatile boolean closed;

  GuardedView(
      Edition edition, long cutoff, @Nullable GuardedView parent, @Nullable ReadListener listener) {
    this.edition = edition;
    this.cutoff = cutoff;
    this.parent = parent;
    this.listener = listener;
  }

  @Override
  public Instant cutoff() {
    checkOpen();
    return Nanos.toInstant(cutoff);
  }

  @Override
  public Reading at(Series series, Instant eventTime) {
    return reading(ReadCall.AT, series, Nanos.of(eventTime), Law.AGELESS);
  }

  @Override
  public Reading read(Series series, Instant eventTime, Duration maxAge) {
    return reading(ReadCall.READ, series, Nanos.of(eventTime), age(maxAge));
  }

  @Override
  public Reading latest(Series series) {
    return reading(ReadCall.LATEST, series, cutoff, Law.AGELESS);
  }

  @Override
  public Reading latest(Series series, Duration maxAge) {
    return reading(ReadCall.LATEST, series, cutoff, age(maxAge));
  }

  @Override
  public Window window(Series series, Instant from, Instant to) {
    checkOpen();
    long first = Nanos.of(from);
    long end = Nanos.of(to);
    if (Law.order(first, end) > 0) {
      throw new IllegalArgumentException(
          "a window runs from the earlier to the later instant: from=" + from + " to=" + to);
    }
    Wall wall = edition.wall(series.entity());
    if (wall != null && wall.seals(cutoff)) {
      if (listener != null) {
        listener.window(Read.sealedWindow(series, first, end, cutoff), List.of());
      }
      return new Window.Sealed(sealed(series, cutoff));
    }
    Deque<Reading.Known> values = new ArrayDeque<>();
    if (first != end) {
      edition.window(series, first, end - 1, cutoff, answer -> values.addFirst(known(answer)));
    }
    Window.Known window = new Window.Known(new ArrayList<>(values));
    if (listener != null) {
      listener.window(Read.window(series, first, end, cutoff, window.values()), window.values());
    }
    return window;
  }

  @Override
  public SeriesReader reader(Series series) {
    checkOpen();
    return new GuardedReader(
        this, edition, edition.resolve(Objects.requireNonNull(series, "series")), listener);
  }

  @Override
  public Set<Series> series(String event) {
    checkOpen();
    List<Series> listed = edition.series(Objects.requireNonNull(event, "event"), cutoff);
    if (listener != null) {
      listener.read(Read.listing(event, cutoff, listed));
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(listed));
  }

  @Override
  public Outcome outcome(String entity) {
    checkOpen();
    Milestone resolved = edition.resolution(Objects.requireNonNull(entity, "entity"), cutoff);
    Outcome outcome = outcome(entity, resolved);
    if (listener != null) {
      listener.read(Read.outcome(entity, cutoff, outcome));
    }
    return outcome;
  }

  private Outcome outcome(String entity, @Nullable Milestone resolved) {
    Long at = resolved == null ? null : resolved.at();
    String outcome = resolved == null ? null : resolved.outcome();
    if (resolved == null || at == null || outcome == null) {
      return new Outcome.Unknown(entity, Nanos.toInstant(cutoff));
    }
    return new Outcome.Known(outcome, Nanos.toInstant(at), Nanos.toInstant(resolved.knowledge()));
  }

  @Override
  public Reading beforeWall(Series series, Duration lead) {
    checkOpen();
    if (lead.isNegative() || lead.isZero()) {
      throw new IllegalArgumentException("lead must be more than zero: lead=" + lead);
    }
    Resolved of = edition.resolve(series);
    Wall wall = of.wall;
    if (wall == null
        || !wall.seals(cutoff)
        || !wall.isSameAs(edition.wallKnownAt(series.entity(), cutoff))) {
      return reading(ReadCall.BEFORE_WALL, of, cutoff, cutoff, cutoff, Answer.SEALED);
    }
    OptionalLong before = Nanos.minus(wall.at(), lead);
    long at = before.orElse(Long.MIN_VALUE);
    Answer answer = before.isEmpty() ? Answer.UNKNOWN : edition.answer(of, at, at, Law.AGELESS);
    return reading(ReadCall.BEFORE_WALL, of, at, at, cutoff, answer);
  }

  @Override
  public AsOf asOf(Instant earlier) {
    checkOpen();
    long narrower = Nanos.of(earlier);
    checkNarrower(narrower);
    return new GuardedView(edition, narrower, this, listener);
  }

  void checkNarrower(long narrower) {
    if (Law.widens(narrower, cutoff)) {
      throw new IllegalArgumentException(
          "a view can only be narrowed: its cutoff is "
              + Nanos.toInstant(cutoff)
              + ", asked was "
              + Nanos.toInstant(narrower));
    }
  }

  long cutoffNanos() {
    return cutoff;
  }

  @Override
  public void close() {
    closed = true;
  }

  private Reading reading(ReadCall call, Series series, long eventTime, long maxAge) {
    checkOpen();
    return reading(
        call, edition.resolve(Objects.requireNonNull(series, "series")), eventTime, maxAge);
  }

  Reading reading(ReadCall call, Resolved of, long eventTime, long maxAge) {
    LiveIndex live = listener == null && !of.isSealed(cutoff) ? edition.live() : null;
    if (live != null) {
      return unheard(live, of, eventTime, maxAge);
    }
    Answer answer = edition.answer(of, eventTime, cutoff, maxAge);
    return reading(call, of, eventTime, cutoff, maxAge, answer);
  }

  /** A read of the index that nobody listens to: the answer itself is all that is made. */
  private Reading unheard(LiveIndex live, Resolved of, long eventTime, long maxAge) {
    Hit hit = new Hit();
    if (!Edition.find(live, of.number(), eventTime, cutoff, hit)) {
      return new Reading.Unknown(of.series, Nanos.toInstant(cutoff));
    }
    if (Law.stale(hit.eventTime, eventTime, maxAge)) {
      return new Reading.Stale(of.series, Nanos.toInstant(cutoff));
    }
    return new Reading.Known(
        hit.value, Nanos.toInstant(hit.eventTime), Nanos.toInstant(hit.knowledge));
  }

  private Reading reading(
      ReadCall call, Resolved of, long asked, long at, long bound, Answer answer) {
    Series series = of.series;
    if (listener != null) {
      listener.read(Read.of(call, series, asked, at, bound, answer));
    }
    return switch (answer.status()) {
      case KNOWN -> known(answer);
      case SEALED -> sealed(series, at);
      case STALE -> new Reading.Stale(series, Nanos.toInstant(at));
      case UNKNOWN -> new Reading.Unknown(series, Nanos.toInstant(at));
      case FUTURE -> throw new IllegalStateException("a view's cutoff cannot lie after now");
    };
  }

  private static Reading.Known known(Answer answer) {
    return new Reading.Known(
        answer.value(), Nanos.toInstant(answer.eventTime()), Nanos.toInstant(answer.knowledge()));
  }

  Reading.Sealed sealed(Series series, long at) {
    Wall wall = edition.wall(series.entity());
    Wall knownWall = edition.wallKnownAt(series.entity(), at);
    Optional<KnownWall> named =
        wall == null || knownWall == null || !wall.isSameAs(knownWall)
            ? Optional.empty()
            : Optional.of(
                new KnownWall(Nanos.toInstant(knownWall.at()), knownWall.setBy().kind().text()));
    return new Reading.Sealed(series, Nanos.toInstant(at), named);
  }

  private static long age(Duration maxAge) {
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("a bound on age cannot be negative: maxAge=" + maxAge);
    }
    return Nanos.age(maxAge);
  }

  void checkOpen() {
    for (GuardedView view = this; view != null; view = view.parent) {
      if (view.closed) {
        throw new ViewClosedException(
            "the view as of "
                + Nanos.toInstant(view.cutoff)
                + " is closed: a forecaster must not keep a view beyond its forecast");
      }
    }
    edition.requireOpen();
  }
}
