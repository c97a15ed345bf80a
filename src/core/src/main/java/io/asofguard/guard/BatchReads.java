package io.asofguard.guard;

import io.asofguard.api.Series;
import io.asofguard.hotpath.Batch;
import io.asofguard.hotpath.LiveIndex;
import io.asofguard.law.Law;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many reads of one edition at once, by numbers instead of names: for data frames and joins. Walls
 * and the clock stand here as everywhere.
 *
 * <p>Times are nanoseconds since the epoch, UTC; cutoffs are inclusive. Costs a fraction of a
 * single read from the index, and a read by SQL each where there is none. Used by one thread; any
 * number of threads may have their own.
 */
public final class BatchReads {
  private final Edition edition;
  private final Map<Series, Integer> handles = new HashMap<>();
  private final List<Resolved> resolved = new ArrayList<>();
  private final Batch batch = new Batch();
  private int[] numbers = {};
  private int[] series = {};

  BatchReads(Edition edition) {
    this.edition = edition;
  }

  /**
   * The handle of a series in this object.
   *
   * @param series its names; it need not exist
   * @return 0 or greater
   */
  public int handle(Series series) {
    return handles.computeIfAbsent(
        series,
        s -> {
          resolved.add(edition.resolve(s));
          return resolved.size() - 1;
        });
  }

  /**
   * The values in force, each at its cutoff.
   *
   * @param probes handles of series, and where to put the answers
   */
  public void latest(BatchProbes probes) {
    LiveIndex live = edition.live();
    if (live == null) {
      bySql(probes);
    } else {
      byIndex(live, probes);
    }
  }

  private void bySql(BatchProbes probes) {
    long now = edition.now();
    for (int i = 0; i < probes.handles.length; i++) {
      long cutoff = probes.cutoffs[i];
      Answer answer =
          Law.future(cutoff, now)
              ? Answer.FUTURE
              : edition.answer(resolved.get(probes.handles[i]), cutoff, cutoff, Law.AGELESS);
      probes.statuses[i] = answer.status();
      probes.values[i] = answer.value();
      probes.eventTimes[i] = answer.eventTime();
    }
  }

  private void byIndex(LiveIndex live, BatchProbes probes) {
    number();
    if (series.length != probes.handles.length) {
      series = new int[probes.handles.length];
    }
    for (int i = 0; i < series.length; i++) {
      series[i] = numbers[probes.handles[i]];
    }
    batch.latest(live, series, probes.cutoffs, probes.values, probes.eventTimes);
    guard(probes);
  }

  private void number() {
    int known = numbers.length;
    if (known < resolved.size()) {
      numbers = Arrays.copyOf(numbers, resolved.size());
      for (int i = known; i < numbers.length; i++) {
        numbers[i] = resolved.get(i).number();
      }
    }
  }

  private void guard(BatchProbes probes) {
    long now = edition.now();
    for (int i = 0; i < probes.handles.length; i++) {
      long cutoff = probes.cutoffs[i];
      Status status = Double.isNaN(probes.values[i]) ? Status.UNKNOWN : Status.KNOWN;
      if (Law.future(cutoff, now)) {
        status = Status.FUTURE;
      } else if (resolved.get(probes.handles[i]).isSealed(cutoff)) {
        status = Status.SEALED;
      }
      probes.statuses[i] = status;
      if (status != Status.KNOWN) {
        probes.values[i] = Double.NaN;
        probes.eventTimes[i] = 0;
      }
    }
  }
}
