package io.asofguard.leak;

import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;

/** One series of a {@link WatchedView}. */
final class WatchedReader implements SeriesReader {
  private final WatchedView view;
  private final SeriesReader reader;

  WatchedReader(WatchedView view, SeriesReader reader) {
    this.view = view;
    this.reader = reader;
  }

  @Override
  public Series series() {
    return view.alive(reader::series);
  }

  @Override
  public Reading latest() {
    return view.alive(reader::latest);
  }

  @Override
  public double value(long cutoff) {
    return view.alive(() -> reader.value(cutoff));
  }

  @Override
  public double value(long eventTime, long cutoff) {
    return view.alive(() -> reader.value(eventTime, cutoff));
  }
}
