package io.asofguard.cli;

import io.asofguard.store.ForecastRun;
import io.asofguard.store.RefusedException;
import io.asofguard.store.Store;
import java.util.List;

/** Runs by the names that users write. */
final class RunNamesOnFile {
  private RunNamesOnFile() {}

  static ForecastRun known(Store store, String name) {
    return store
        .forecasts()
        .run(name)
        .orElseThrow(
            () -> {
              List<String> names =
                  store.forecasts().runs().stream().map(ForecastRun::name).toList();
              return new RefusedException(
                  "there is no run '"
                      + name
                      + "'"
                      + Nearest.offer(name, names)
                      + "; see asof runs");
            });
  }
}
