package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import java.lang.ref.Reference;

/**
 * Many look-ups at once, for a fraction of what they cost one by one. Probes that come by series
 * are answered in the order in which they come; others are first put into the order of the index's
 * chunks, and their answers back into their own.
 *
 * <p>Times are nanoseconds since the epoch, UTC; cutoffs are inclusive. Used by one thread, which
 * keeps it for its next batch: it holds up to 25 MB, and then allocates nothing. It may be used
 * with one index after the other.
 */
public final class Batch {
  /** How many probes are put in order at once: the more, the closer their rows lie. */
  private static final int BLOCK = 1 << 20;

  private final ProbeOrder order = new ProbeOrder();
  private final RowSearch search = new RowSearch();
  private final Hit hit = new Hit();

  /** With no memory yet. */
  public Batch() {}

  /**
   * Many values in force, each at its cutoff. Probes that are sorted by series and cutoff cost
   * least.
   *
   * @param live the edition that answers
   * @param series numbers of series
   * @param cutoffs inclusive
   * @param values gets the values; NaN where there is none
   * @param eventTimes gets their event times; means nothing where there is no value
   */
  public void latest(
      LiveIndex live, int[] series, long[] cutoffs, double[] values, long[] eventTimes) {
    Probes probes = new Probes(series, cutoffs, values, eventTimes);
    AsofIndex index = live.base();
    try {
      for (int begin = 0; begin < series.length; begin += BLOCK) {
        block(index, probes, begin, Math.min(BLOCK, series.length - begin));
      }
    } finally {
      Reference.reachabilityFence(index);
    }
    live.answerAdded(probes, hit);
  }

  private void block(AsofIndex index, Probes probes, int begin, int size) {
    boolean hasProjections = order.findChunks(index, probes, begin, size);
    if (order.isWorthIt(size)) {
      long[] ordered = order.scatter(probes.cutoffs, begin, size);
      sweepOrdered(index, ordered, size);
      order.gather(probes, begin, size);
    } else {
      sweep(index, probes, begin, size);
    }
    if (hasProjections) {
      answerProjections(index, probes, begin, size);
    }
  }

  private void sweep(AsofIndex index, Probes probes, int begin, int size) {
    for (int at = 0; at < size; at += RowSearch.SIZE) {
      int count = Math.min(RowSearch.SIZE, size - at);
      int first = begin + at;
      long[] rows = search.find(index, order.chunks(), at, probes.cutoffs, first, 1, count);
      for (int i = 0; i < count; i++) {
        probes.values[first + i] = MEMORY.readDouble(rows[i] + Long.BYTES);
        probes.eventTimes[first + i] = MEMORY.readLong(rows[i] + 2 * Long.BYTES);
      }
    }
  }

  /** Answers take the places of their probes. */
  private void sweepOrdered(AsofIndex index, long[] ordered, int size) {
    for (int at = 0; at < size; at += RowSearch.SIZE) {
      int count = Math.min(RowSearch.SIZE, size - at);
      int first = 2 * at;
      long[] rows = search.find(index, order.orderedChunks(), at, ordered, first, 2, count);
      for (int i = 0; i < count; i++) {
        ordered[first + 2 * i] = MEMORY.readLong(rows[i] + Long.BYTES);
        ordered[first + 2 * i + 1] = MEMORY.readLong(rows[i] + 2 * Long.BYTES);
      }
    }
  }

  private void answerProjections(AsofIndex index, Probes probes, int begin, int size) {
    for (int i = begin; i < begin + size; i++) {
      if (order.chunks()[i - begin] == ProbeOrder.PROJECTION) {
        boolean found = index.latest(probes.series[i], probes.cutoffs[i], hit);
        probes.values[i] = found ? hit.value : Double.NaN;
        probes.eventTimes[i] = found ? hit.eventTime : 0;
      }
    }
  }
}
