package io.asofguard.leak;

import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import java.util.List;

/**
 * A run of live forecasts on record.
 *
 * @param run whose it is, by the forecaster's name
 * @param calls what was answered
 */
record LiveRun(ForecastRun run, List<ForecastCall> calls) {
  LiveRun {
    calls = List.copyOf(calls);
  }
}
