package io.asofguard.hotpath;

import io.asofguard.law.Law;

/** Finds chunks of stairs for probes, and stays at the last one for as long as it answers. */
final class ChunkCursor {
  private final AsofIndex index;
  private int series;
  private int chunk;
  private long from;

  /** Exclusive; the least of all instants after a probe without a chunk. */
  private long until = Long.MIN_VALUE;

  ChunkCursor(AsofIndex index) {
    this.index = index;
  }

  /** The number of a chunk as {@link ProbeOrder} counts, or what it has in place of one. */
  int chunk(int of, long cutoff) {
    if (of == series && Law.inForce(from, cutoff) && !Law.inForce(until, cutoff)) {
      return chunk;
    }
    return move(of, cutoff);
  }

  /** One more than the greatest number. */
  int end() {
    return ProbeOrder.FIRST_CHUNK + index.chunkCount();
  }

  private int move(int to, long cutoff) {
    long record = index.stairsRecord(to, cutoff);
    until = Long.MIN_VALUE;
    if (record <= 0) {
      return record < 0 ? ProbeOrder.PROJECTION : ProbeOrder.NO_CHUNK;
    }
    chunk = ProbeOrder.FIRST_CHUNK + index.chunkOf(record);
    stay(to, record);
    return chunk;
  }

  private void stay(int at, long record) {
    series = at;
    from = Long.MIN_VALUE;
    until = Long.MAX_VALUE;
    if (index.stairsCount(at) > 1) {
      from = Chunk.first(record);
      until = index.isLast(at, record) ? Long.MAX_VALUE : Chunk.first(record + Layout.RECORD);
    }
  }
}
