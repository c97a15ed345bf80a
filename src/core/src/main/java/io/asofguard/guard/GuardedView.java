package io.asofguard.guard;

import io.asofguard.api.AsOf;
import io.asofguard.api.KnownWall;
import io.asofguard.api.Outcome;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.ViewClosedException;
import io.asofguard.api.Window;
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

/** The view that forecasters get. Its life ends with its own or its parent's close. */
final class GuardedView implements AsOf {
  private final Edition edition;
  private final long cutoff;
  private final @Nullable GuardedView parent;
  private volatile boolean closed;

  GuardedView(Edition edition, long cutoff, @Nullable GuardedView parent) {
    this.edition = edition;
    this.cutoff = cutoff;
    this.parent = parent;
  }

  @Override
  public Instant cutoff() {
    checkOpen();
    return Nanos.toInstant(cutoff);
  }

  @Override
  public Reading at(Series series, Instant eventTime) {
    return reading(series, Nanos.of(eventTime), cutoff, Law.AGELESS);
  }

  @Override
  public Reading read(Series series, Instant eventTime, Duration maxAge) {
    return reading(series, Nanos.of(eventTime), cutoff, age(maxAge));
  }

  @Override
  public Reading latest(Series series) {
    return reading(series, cutoff, cutoff, Law.AGELESS);
  }

  @Override
  public Reading latest(Series series, Duration maxAge) {
    return reading(series, cutoff, cutoff, age(maxAge));
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
      return new Window.Sealed(sealed(series, cutoff));
    }
    Deque<Reading.Known> values = new ArrayDeque<>();
    if (first != end) {
      edition.window(series, first, end - 1, cutoff, answer -> values.addFirst(known(answer)));
    }
    return new Window.Known(new ArrayList<>(values));
  }

  @Override
  public SeriesReader reader(Series series) {
    checkOpen();
    return new GuardedReader(
        this, edition, edition.resolve(Objects.requireNonNull(series, "series")));
  }

  @Override
  public Set<Series> series(String event) {
    checkOpen();
    List<Series> listed = edition.series(Objects.requireNonNull(event, "event"), cutoff);
    return Collections.unmodifiableSet(new LinkedHashSet<>(listed));
  }

  @Override
  public Outcome outcome(String entity) {
    checkOpen();
    Milestone resolved = edition.resolution(Objects.requireNonNull(entity, "entity"), cutoff);
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
    Wall wall = edition.wall(series.entity());
    Wall knownWall = edition.wallKnownAt(series.entity(), cutoff);
    if (wall == null || !wall.seals(cutoff) || !wall.isSameAs(knownWall)) {
      return sealed(series, cutoff);
    }
    OptionalLong before = Nanos.minus(wall.at(), lead);
    return before.isEmpty()
        ? new Reading.Unknown(series, Nanos.toInstant(Long.MIN_VALUE))
        : reading(series, before.getAsLong(), before.getAsLong(), Law.AGELESS);
  }

  @Override
  public AsOf asOf(Instant earlier) {
    checkOpen();
    long narrower = Nanos.of(earlier);
    checkNarrower(narrower);
    return new GuardedView(edition, narrower, this);
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

  private Reading reading(Series series, long eventTime, long at, long maxAge) {
    checkOpen();
    Resolved of = edition.resolve(Objects.requireNonNull(series, "series"));
    return reading(of, eventTime, at, maxAge);
  }

  Reading reading(Resolved of, long eventTime, long at, long maxAge) {
    Series series = of.series;
    Answer answer = edition.answer(of, eventTime, at, maxAge);
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
  }
}
