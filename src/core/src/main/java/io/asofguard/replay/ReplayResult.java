package io.asofguard.replay;

import io.asofguard.store.ForecastRun;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of a run's cutoffs. Times are nanoseconds since the epoch, UTC.
 *
 * @param run the run
 * @param done how many cutoffs were asked about and answered now
 * @param before how many had been done before
 * @param failures the cutoffs at which the forecaster failed, with the reason
 * @param nobodyLeft the cutoffs at which no entity was left to ask about
 * @param notReached the cutoffs that were not asked about, because the run stopped
 */
public record ReplayResult(
    ForecastRun run,
    int done,
    int before,
    List<Failure> failures,
    List<Long> nobodyLeft,
    List<Long> notReached) {

  static final String COMPLETE = "complete";
  static final String INTERRUPTED = "interrupted";

  /**
   * Takes copies.
   *
   * @param run the run
   * @param done how many cutoffs were answered now
   * @param before how many had been done before
   * @param failures the cutoffs at which the forecaster failed
   * @param nobodyLeft the cutoffs at which no entity was left
   * @param notReached the cutoffs that were not asked about
   */
  public ReplayResult {
    failures = List.copyOf(failures);
    nobodyLeft = List.copyOf(nobodyLeft);
    notReached = List.copyOf(notReached);
  }

  /**
   * A cutoff at which the forecaster failed.
   *
   * @param cutoff the cutoff
   * @param why one line
   */
  public record Failure(long cutoff, String why) {}

  /**
   * The same with what earlier goes have left at cutoffs that have no answer yet.
   *
   * @param failed where the forecaster had failed
   * @param left what they had not come to
   * @param answered the cutoffs that have an answer by now
   */
  ReplayResult and(List<Failure> failed, Set<Long> left, Set<Long> answered) {
    Map<Long, Failure> all = new TreeMap<>();
    failed.forEach(failure -> all.put(failure.cutoff(), failure));
    failures.forEach(failure -> all.put(failure.cutoff(), failure));
    all.keySet().removeAll(answered);
    Set<Long> open = new TreeSet<>(left);
    open.addAll(notReached);
    open.removeAll(answered);
    open.removeAll(all.keySet());
    return new ReplayResult(
        run, done, before, List.copyOf(all.values()), nobodyLeft, List.copyOf(open));
  }

  /**
   * Whether there is an answer at every cutoff at which there was something to ask.
   *
   * @return whether nothing failed and nothing is left
   */
  public boolean isComplete() {
    return failures.isEmpty() && notReached.isEmpty();
  }

  /**
   * What became of the run, in a word.
   *
   * @return {@code complete}, {@code failed} at a cutoff, or {@code interrupted}
   */
  public String status() {
    return isComplete() ? COMPLETE : failures.isEmpty() ? INTERRUPTED : "failed";
  }
}
