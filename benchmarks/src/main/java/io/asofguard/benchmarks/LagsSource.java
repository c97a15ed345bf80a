package io.asofguard.benchmarks;

import io.asofguard.api.Forecaster;
import io.asofguard.replay.ForecasterSource;

/** {@link Lags} without a class path of its own. */
final class LagsSource implements ForecasterSource {
  @Override
  public String name() {
    return "Lags";
  }

  @Override
  public String codeVersion() {
    return "1";
  }

  @Override
  public Forecaster open() {
    return new Lags();
  }

  @Override
  public void close() {}
}
