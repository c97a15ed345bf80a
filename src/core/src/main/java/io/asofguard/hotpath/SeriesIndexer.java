package io.asofguard.hotpath;

import io.asofguard.law.Law;

/** Lays out one series after another: facts, and stairs unless it is a projection. */
final class SeriesIndexer {
  private final ChunkWriter writer;
  private final Directory chunks;
  private final Stairs stairs = new Stairs();
  private long rows;
  private long steps;

  SeriesIndexer(Space space, Space tables, Directory chunks) {
    this.writer = new ChunkWriter(space, tables);
    this.chunks = chunks;
  }

  SeriesRecord add(int series, SeriesRows facts) {
    SeriesRecord record = addFacts(series, facts);
    if (Stairs.isProjection(facts)) {
      return record;
    }
    int first = chunks.size();
    addStairs(facts);
    return record.withStairs(first, chunks.size() - first);
  }

  SeriesRecord addFacts(int series, SeriesRows facts) {
    int first = chunks.size();
    for (int from = 0; from < facts.size; from += Layout.FACTS_ROWS) {
      int to = Math.min(from + Layout.FACTS_ROWS, facts.size);
      writer.writeFacts(facts, from, to, chunks.add());
    }
    rows += facts.size;
    return new SeriesRecord(
        series, first, chunks.size() - first, 0, SeriesRecord.NO_STAIRS, firstKnown(facts));
  }

  private void addStairs(SeriesRows facts) {
    stairs.sweep(facts);
    for (int from = 0; from < stairs.size; from += Layout.STAIRS_ROWS) {
      writer.writeStairs(
          stairs, from, Math.min(from + Layout.STAIRS_ROWS, stairs.size), chunks.add());
    }
    steps += stairs.size;
  }

  long rows() {
    return rows;
  }

  long steps() {
    return steps;
  }

  private static long firstKnown(SeriesRows facts) {
    long first = facts.knowledge[0];
    for (int i = 1; i < facts.size; i++) {
      first = Law.order(facts.knowledge[i], first) < 0 ? facts.knowledge[i] : first;
    }
    return first;
  }
}
