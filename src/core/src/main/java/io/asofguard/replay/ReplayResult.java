package io.asofguard.replay;

import io.asofguard.store.ForecastRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a run's cutoffs. Times are nanoseconds since the epoch, UTC.
 *
 * @param run the run
 * @param done how many cutoffs were asked about and answered now
 * @param before how many had been done before
 * @param failures the cutoffs at which the forecaster failed, with the reason
 * @param nobodyLeft the cutoffs at which no entity was left to ask about
 * @param notReached how many cutoffs were not asked about, because the run stopped
 */
public record ReplayResult(
    ForecastRun run,
    int done,
    int before,
    List<Failure> failures,
    List<Long> nobodyLeft,
    int notReached) {

  static final String INTERRUPTED = "interrupted";

  /**
   * Takes copies.
   *
   * @param run the run
   * @param done how many cutoffs were answered now
   * @param before how many had been done before
   * @param failures the cutoffs at which the forecaster failed
   * @param nobodyLeft the cutoffs at which no entity was left
   * @param notReached how many cutoffs were not asked about
   */
  public ReplayResult {
    failures = List.copyOf(failures);
    nobodyLeft = List.copyOf(nobodyLeft);
  }

  /**
   * A cutoff at which the forecaster failed.
   *
   * @param cutoff the cutoff
   * @param why one line
   */
  public record Failure(long cutoff, String why) {}

  /** The same with failures of earlier goes at other cutoffs. */
  ReplayResult and(List<Failure> earlier) {
    Map<Long, Failure> all = new TreeMap<>();
    earlier.forEach(failure -> all.put(failure.cutoff(), failure));
    failures.forEach(failure -> all.put(failure.cutoff(), failure));
    return new ReplayResult(run, done, before, List.copyOf(all.values()), nobodyLeft, notReached);
  }

  /**
   * Whether there is an answer at every cutoff at which there was something to ask.
   *
   * @return whether nothing failed and nothing is left
   */
  public boolean isComplete() {
    return failures.isEmpty() && notReached == 0;
  }

  /**
   * What became of the run, in a word.
   *
   * @return {@code complete}, {@code failed} at a cutoff, or {@code interrupted}
   */
  public String status() {
    return isComplete() ? "complete" : failures.isEmpty() ? INTERRUPTED : "failed";
  }
}
