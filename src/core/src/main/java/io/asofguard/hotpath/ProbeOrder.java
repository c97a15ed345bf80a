package io.asofguard.hotpath;

import java.util.Arrays;

/**
 * Puts the probes of a batch into the order of the chunks that answer them, and the answers back:
 * both by one pass over the probes as they came, which reads and writes in as many places at once
 * as there are parts, and in each of them onward.
 */
final class ProbeOrder {
  /** In place of a chunk: the series has no row by the cutoff. */
  static final int NO_CHUNK = 0;

  /** In place of a chunk: the series is answered one by one. */
  static final int PROJECTION = 1;

  /** What is added to a chunk's number. */
  static final int FIRST_CHUNK = 2;

  private static final int PART_BITS = 11;

  /** Probes in a row for the same chunk, on average, that need no order. */
  private static final int IN_ORDER = 8;

  /** Fewer lie too far apart in the index to gain by it. */
  private static final int FEW = 1 << 15;

  private final int[] ends = new int[(1 << PART_BITS) + 1];
  private int[] chunks = {};
  private int[] orderedChunks = {};
  private long[] ordered = {};
  private int shift;
  private int changes;

  /** Finds the chunk of each probe; whether there are projections among them. */
  boolean findChunks(AsofIndex index, Probes probes, int begin, int size) {
    if (chunks.length < size) {
      chunks = new int[size];
    }
    int[] found = chunks;
    int before = -1;
    int different = 0;
    boolean projections = false;
    ChunkCursor cursor = new ChunkCursor(index);
    for (int i = 0; i < size; i++) {
      int chunk = cursor.chunk(probes.series[begin + i], probes.cutoffs[begin + i]);
      different += chunk == before ? 0 : 1;
      projections |= chunk == PROJECTION;
      before = chunk;
      found[i] = chunk;
    }
    changes = different;
    shift = Math.max(0, Integer.SIZE - PART_BITS - Integer.numberOfLeadingZeros(cursor.end()));
    return projections;
  }

  /** Of each probe, as they came. */
  int[] chunks() {
    return chunks;
  }

  boolean isWorthIt(int size) {
    return size >= FEW && (long) changes * IN_ORDER > size;
  }

  /**
   * The cutoffs in order.
   *
   * @return each at twice its place, and beside it room for the other half of an answer
   */
  long[] scatter(long[] cutoffs, int begin, int size) {
    if (orderedChunks.length < size) {
      orderedChunks = new int[size];
      ordered = new long[2 * size];
    }
    startParts(size);
    for (int i = 0; i < size; i++) {
      int chunk = chunks[i];
      int place = ends[chunk >> shift]++;
      ordered[2 * place] = cutoffs[begin + i];
      orderedChunks[place] = chunk;
    }
    return ordered;
  }

  /** Of each probe, in order. */
  int[] orderedChunks() {
    return orderedChunks;
  }

  /** Takes the answers, each in its probe's place: the bits of the value, and the event time. */
  void gather(Probes to, int begin, int size) {
    System.arraycopy(ends, 0, ends, 1, ends.length - 1);
    ends[0] = 0;
    for (int i = 0; i < size; i++) {
      int place = ends[chunks[i] >> shift]++;
      to.values[begin + i] = Double.longBitsToDouble(ordered[2 * place]);
      to.eventTimes[begin + i] = ordered[2 * place + 1];
    }
  }

  private void startParts(int size) {
    Arrays.fill(ends, 0);
    for (int i = 0; i < size; i++) {
      ends[chunks[i] >> shift]++;
    }
    int sum = 0;
    for (int part = 0; part < ends.length; part++) {
      int count = ends[part];
      ends[part] = sum;
      sum += count;
    }
  }
}
