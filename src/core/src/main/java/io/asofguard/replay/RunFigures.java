package io.asofguard.replay;

import io.asofguard.store.ForecastCall;
import io.asofguard.store.ForecastRun;
import io.asofguard.store.Sha256;
import io.asofguard.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the ledger says of a run as a whole.
 *
 * @param cutoffs how many cutoffs are done
 * @param forecasts how many forecasts were made there
 * @param reads how many reads were made
 * @param readDigest of all that was read
 */
public record RunFigures(long cutoffs, long forecasts, long reads, String readDigest) {

  /** Adds up calls that come by cutoff. */
  static final class Sum {
    private final MessageDigest readDigest = Sha256.start();
    private long cutoffs;
    private long forecasts;
    private long reads;

    void add(ForecastCall call) {
      String line = call.cutoff() + " " + call.readDigest() + "\n";
      readDigest.update(line.getBytes(StandardCharsets.UTF_8));
      cutoffs++;
      forecasts += call.values().size();
      reads += call.reads();
    }

    RunFigures figures() {
      return new RunFigures(cutoffs, forecasts, reads, Sha256.hex(readDigest));
    }
  }

  /**
   * The figures of a run.
   *
   * @param store where it is
   * @param run the run
   * @return its figures so far
   */
  public static RunFigures of(Store store, ForecastRun run) {
    Sum sum = new Sum();
    store.forecasts().calls(run.id(), sum::add);
    return sum.figures();
  }
}
