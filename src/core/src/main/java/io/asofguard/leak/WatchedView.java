package io.asofguard.leak;

import io.asofguard.api.AsOf;
import io.asofguard.api.Outcome;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.api.ViewClosedException;
import io.asofguard.api.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** A view that tells a {@link Watch} when it is read after its end, whoever swallows the error. */
final class WatchedView implements AsOf {
  private final AsOf view;
  private final Instant cutoff;
  private final Watch watch;

  WatchedView(AsOf view, Watch watch) {
    this.view = view;
    this.cutoff = view.cutoff();
    this.watch = watch;
  }

  @Override
  public Instant cutoff() {
    return alive(view::cutoff);
  }

  @Override
  public Reading at(Series series, Instant eventTime) {
    return alive(() -> view.at(series, eventTime));
  }

  @Override
  public Reading read(Series series, Instant eventTime, Duration maxAge) {
    return alive(() -> view.read(series, eventTime, maxAge));
  }

  @Override
  public Reading latest(Series series) {
    return alive(() -> view.latest(series));
  }

  @Override
  public Reading latest(Series series, Duration maxAge) {
    return alive(() -> view.latest(series, maxAge));
  }

  @Override
  public Window window(Series series, Instant from, Instant to) {
    return alive(() -> view.window(series, from, to));
  }

  @Override
  public SeriesReader reader(Series series) {
    return new WatchedReader(this, alive(() -> view.reader(series)));
  }

  @Override
  public Set<Series> series(String event) {
    return alive(() -> view.series(event));
  }

  @Override
  public Outcome outcome(String entity) {
    return alive(() -> view.outcome(entity));
  }

  @Override
  public Reading beforeWall(Series series, Duration lead) {
    return alive(() -> view.beforeWall(series, lead));
  }

  @Override
  public AsOf asOf(Instant earlier) {
    return new WatchedView(alive(() -> view.asOf(earlier)), watch);
  }

  @Override
  public void close() {
    view.close();
  }

  <T> T alive(Supplier<T> read) {
    try {
      return read.get();
    } catch (ViewClosedException e) {
      watch.expired("through the view of " + cutoff + ", which had ended");
      throw e;
    }
  }
}
