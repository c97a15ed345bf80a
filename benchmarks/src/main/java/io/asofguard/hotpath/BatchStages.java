package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/**
 * What a batch of probes that come by series does, one stage more at a time; and beside it what its
 * memory alone takes: the lines of rows that it touches, and its arrays.
 */
public final class BatchStages {
  private static final int LINE = 64;

  private final AsofIndex index;
  private final Probes probes;
  private final int size;
  private final ProbeOrder order = new ProbeOrder();
  private final RowSearch search = new RowSearch();
  private final long[] opened;
  private final long[] firstRows;
  private final long[] lastRows;
  private int chunks;

  /** Finds out which rows the probes open, and in which chunks these lie. */
  public BatchStages(LiveIndex live, int[] series, long[] cutoffs) {
    index = live.base();
    size = series.length;
    probes = new Probes(series, cutoffs, new double[size], new long[size]);
    opened = new long[size];
    firstRows = new long[size];
    lastRows = new long[size];
    order.findChunks(index, probes, 0, size);
    for (int at = 0; at < size; at += RowSearch.SIZE) {
      System.arraycopy(open(at), 0, opened, at, count(at));
    }
    noteChunks();
  }

  private void noteChunks() {
    int before = ProbeOrder.NO_CHUNK;
    for (int i = 0; i < size; i++) {
      int chunk = order.chunks()[i];
      if (chunk != before && chunk >= ProbeOrder.FIRST_CHUNK) {
        long record = index.record(chunk - ProbeOrder.FIRST_CHUNK);
        firstRows[chunks] = Chunk.row(record, 0);
        lastRows[chunks++] = Chunk.row(record, Chunk.count(record));
      }
      before = chunk;
    }
  }

  private int count(int at) {
    return Math.min(RowSearch.SIZE, size - at);
  }

  private long[] open(int at) {
    return search.open(index, order.chunks(), at, probes.cutoffs, at, 1, count(at));
  }

  /** Each probe finds its chunk. */
  public int chunks() {
    order.findChunks(index, probes, 0, size);
    return order.chunks()[size - 1];
  }

  /** And its bucket. */
  public long buckets() {
    long sum = chunks();
    for (int at = 0; at < size; at += RowSearch.SIZE) {
      sum += open(at)[0];
    }
    return sum;
  }

  /** And touches the lines of its rows. */
  public long touched() {
    chunks();
    for (int at = 0; at < size; at += RowSearch.SIZE) {
      open(at);
      search.touch(count(at));
    }
    return search.sink();
  }

  /** The lines alone, in the order in which the batch touches them. */
  public long lines() {
    return RowSearch.touch(opened, size);
  }

  /** All rows of the chunks that are asked, from the first to the last: how fast memory is read. */
  public long scan() {
    long sum = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (long line = firstRows[chunk]; line < lastRows[chunk]; line += LINE) {
        sum += MEMORY.readLong(line);
      }
    }
    return sum;
  }

  /** How many bytes that reads. */
  public long scanned() {
    long bytes = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      bytes += lastRows[chunk] - firstRows[chunk];
    }
    return bytes;
  }

  /** The arrays alone: questions in, answers out. */
  public double[] arrays() {
    for (int i = 0; i < size; i++) {
      probes.values[i] = probes.series[i];
      probes.eventTimes[i] = probes.cutoffs[i];
    }
    return probes.values;
  }
}
