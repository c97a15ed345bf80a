package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/**
 * Where one series' chunks are among all chunks.
 *
 * @param id the series
 * @param facts its first chunk of facts
 * @param factsCount how many follow each other
 * @param stairs its first chunk of stairs
 * @param stairsCount how many follow each other; {@link #NO_STAIRS} for a projection
 * @param firstKnown the least knowledge time of its rows, retractions included
 */
record SeriesRecord(
    int id, int facts, int factsCount, int stairs, int stairsCount, long firstKnown) {
  static final int BYTES = 32;
  static final int NO_STAIRS = -1;

  SeriesRecord withStairs(int first, int count) {
    return new SeriesRecord(id, facts, factsCount, first, count, firstKnown);
  }

  void write(long address) {
    MEMORY.writeInt(address, id);
    MEMORY.writeInt(address + 4, facts);
    MEMORY.writeInt(address + 8, factsCount);
    MEMORY.writeInt(address + 12, stairs);
    MEMORY.writeInt(address + 16, stairsCount);
    MEMORY.writeLong(address + 24, firstKnown);
  }

  static SeriesRecord read(long address) {
    return new SeriesRecord(
        MEMORY.readInt(address),
        MEMORY.readInt(address + 4),
        MEMORY.readInt(address + 8),
        MEMORY.readInt(address + 12),
        MEMORY.readInt(address + 16),
        MEMORY.readLong(address + 24));
  }
}
