package io.asofguard.leak;

import io.asofguard.api.AsOf;
import io.asofguard.api.Forecast;
import io.asofguard.api.Forecaster;
import io.asofguard.api.Question;
import io.asofguard.replay.ForecasterSource;

/** The only forecaster of a source, which ends with it. */
final class Sourced implements Forecaster, AutoCloseable {
  private final ForecasterSource source;
  private final Forecaster forecaster;

  Sourced(ForecasterSource source) {
    this.source = source;
    try {
      this.forecaster = source.open();
    } catch (RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  @Override
  public Forecast forecast(AsOf view, Question question) {
    return forecaster.forecast(view, question);
  }

  @Override
  public boolean isStateful() {
    return forecaster.isStateful();
  }

  @Override
  public void close() {
    Bench.close(forecaster);
    source.close();
  }
}
