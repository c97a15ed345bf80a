package io.asofguard.replay;

import io.asofguard.store.ForecastRun;
import java.nio.file.Path;
import java.util.List;

/**
 * A run in figures. Times are nanoseconds since the epoch, UTC.
 *
 * @param run the run
 * @param status what became of it, over all goes
 * @param figures what the ledger says of it
 * @param tainted the cutoffs that are tainted at the run's snapshot
 * @param backfilled how many reads were answered by rows that were stored after the cutoff
 * @param wallless how many reads were of a market field of an entity without a wall
 * @param forecastDigest of the file of forecasts: its SHA-256
 * @param folder where the files are
 */
public record RunSummary(
    ForecastRun run,
    RunStatus status,
    RunFigures figures,
    List<Long> tainted,
    long backfilled,
    long wallless,
    String forecastDigest,
    Path folder) {

  /**
   * Takes a copy.
   *
   * @param run the run
   * @param status what became of it
   * @param figures what the ledger says of it
   * @param tainted the cutoffs that are tainted
   * @param backfilled how many reads were answered by rows that were stored later
   * @param wallless how many reads were of a price without a wall
   * @param forecastDigest of the file of forecasts
   * @param folder where the files are
   */
  public RunSummary {
    tainted = List.copyOf(tainted);
  }

  /**
   * Whether the run proves something.
   *
   * @return false if it read prices of an entity without a wall
   */
  public boolean isConclusive() {
    return wallless == 0;
  }
}
