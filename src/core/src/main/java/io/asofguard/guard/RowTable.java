package io.asofguard.guard;

import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a series in memory, by event time and then as revisions count. */
final class RowTable {
  private static final int FEW = 256;

  private final RowBudget budget;
  private long[] eventTimes = new long[FEW];
  private long[] knowledges = new long[FEW];
  private long[] snapshots = new long[FEW];
  private long[] seqs = new long[FEW];
  private int[] streams = new int[FEW];
  private int size;
  private boolean whole = true;

  RowTable(RowBudget budget) {
    this.budget = budget;
  }

  /** Whether all rows found room. */
  boolean isWhole() {
    return whole;
  }

  void add(Revision row) {
    if (!budget.take()) {
      whole = false;
      return;
    }
    if (size == eventTimes.length) {
      grow();
    }
    eventTimes[size] = row.eventTime();
    knowledges[size] = row.knowledge();
    snapshots[size] = row.snapshot();
    seqs[size] = row.seq();
    streams[size++] = row.stream();
  }

  private void grow() {
    int wider = size * 2;
    eventTimes = Arrays.copyOf(eventTimes, wider);
    knowledges = Arrays.copyOf(knowledges, wider);
    snapshots = Arrays.copyOf(snapshots, wider);
    seqs = Arrays.copyOf(seqs, wider);
    streams = Arrays.copyOf(streams, wider);
  }

  /** Of the rows of an event time that were known at an instant, the one that counts. */
  @Nullable Revision find(long eventTime, long knowledge) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comesAfter(middle, eventTime, knowledge)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    int at = low - 1;
    boolean found = at >= 0 && eventTimes[at] == eventTime && knowledges[at] == knowledge;
    return found
        ? new Revision(eventTime, knowledge, snapshots[at], seqs[at], 0, streams[at])
        : null;
  }

  private boolean comesAfter(int at, long eventTime, long knowledge) {
    int byEvent = Law.order(eventTimes[at], eventTime);
    return byEvent != 0 ? byEvent > 0 : Law.order(knowledges[at], knowledge) > 0;
  }
}
