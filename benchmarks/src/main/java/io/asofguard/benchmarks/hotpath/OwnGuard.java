package io.asofguard.benchmarks.hotpath;

import io.asofguard.api.AsOf;
import io.asofguard.api.Reading;
import io.asofguard.api.Series;
import io.asofguard.api.SeriesReader;
import io.asofguard.guard.AsOfGuard;
import io.asofguard.guard.IndexWatcher;
import io.asofguard.guard.ReadListener;
import io.asofguard.guard.ViewOptions;
import io.asofguard.law.Nanos;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The guard over a store, asked as a forecaster asks: by a reader of a series, or by its name. */
abstract class OwnGuard implements Peer {
  private final FactStore store;
  final AsOf view;
  final Series[] series;

  private OwnGuard(Dataset data, io.asofguard.guard.Engine engine, @Nullable ReadListener listener)
      throws IOException {
    store = FactStore.shared(data);
    series = new Series[data.seriesCount()];
    for (int i = 0; i < series.length; i++) {
      series[i] = FactStore.series(i);
    }
    AsOfGuard guard = AsOfGuard.over(store.store(), engine, IndexWatcher.LOG);
    view =
        listener == null
            ? guard.asOf(Instant.now())
            : guard.asOf(Instant.now(), ViewOptions.NEWEST, listener);
  }

  /** By readers of series, from the index. */
  static OwnGuard readers(Dataset data) throws IOException {
    return new Readers(data);
  }

  /** By a narrowed view and the name of a series. */
  static OwnGuard names(Dataset data, io.asofguard.guard.Engine engine) throws IOException {
    return new Names(data, engine, null);
  }

  /** By a narrowed view and the name of a series, from the index, with receipts. */
  static OwnGuard receipts(Dataset data) throws IOException {
    return new Names(data, io.asofguard.guard.Engine.INDEX, new Logs());
  }

  @Override
  public long bytes() {
    return store.bytes();
  }

  @Override
  public void close() throws IOException {
    view.close();
    store.close();
  }

  private static final class Readers extends OwnGuard {
    private final SeriesReader[] readers;

    Readers(Dataset data) throws IOException {
      super(data, io.asofguard.guard.Engine.INDEX, null);
      readers = new SeriesReader[series.length];
      for (int i = 0; i < readers.length; i++) {
        readers[i] = view.reader(series[i]);
      }
    }

    @Override
    public double latest(int number, long cutoff) {
      return readers[number].value(cutoff);
    }

    @Override
    public double at(int number, long eventTime, long cutoff) {
      return readers[number].value(eventTime, cutoff);
    }
  }

  private static final class Names extends OwnGuard {
    Names(Dataset data, io.asofguard.guard.Engine engine, @Nullable ReadListener listener)
        throws IOException {
      super(data, engine, listener);
    }

    @Override
    public double latest(int number, long cutoff) {
      return value(view.asOf(Nanos.toInstant(cutoff)).latest(series[number]));
    }

    @Override
    public double at(int number, long eventTime, long cutoff) {
      AsOf narrowed = view.asOf(Nanos.toInstant(cutoff));
      return value(narrowed.at(series[number], Nanos.toInstant(eventTime)));
    }

    private static double value(Reading reading) {
      return reading instanceof Reading.Known known ? known.value() : Double.NaN;
    }
  }
}
