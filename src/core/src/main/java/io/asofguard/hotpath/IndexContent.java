package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import org.jspecify.annotations.Nullable;

/** Everything that an open index holds of the file and of memory, and gives back. */
final class IndexContent implements Runnable {
  /** Address of a series' first stairs, and how many chunks. */
  static final int STAIRS_RECORD = 16;

  final Header header;
  final Directory stairs;
  final @Nullable Facts[] facts;
  final long[] firstKnown;
  private final PageFile file;
  final Directory chunks;
  private final Directory words;

  IndexContent(PageFile file, Seal seal) {
    this.file = file;
    FileSpace space = new FileSpace(file);
    IndexDirectory directory = new IndexDirectory(space, seal);
    this.header = directory.header;
    this.chunks = directory.chunks;
    this.words = directory.words;
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      Records.resolve(chunks.address(chunk), space, words);
    }
    SeriesRecord[] series = directory.series;
    int slots = series.length == 0 ? 0 : greatest(series) + 1;
    this.stairs = new Directory(STAIRS_RECORD, slots);
    this.facts = new Facts[slots];
    this.firstKnown = new long[slots];
    for (int slot = 0; slot < slots; slot++) {
      stairs.add();
    }
    for (SeriesRecord record : series) {
      fill(record);
    }
  }

  private void fill(SeriesRecord series) {
    int slot = series.id();
    facts[slot] = new Facts(chunks.address(series.facts()), series.factsCount());
    firstKnown[slot] = series.firstKnown();
    MEMORY.writeLong(stairs.address(slot), chunks.address(series.stairs()));
    MEMORY.writeInt(stairs.address(slot) + Long.BYTES, series.stairsCount());
  }

  private static int greatest(SeriesRecord[] series) {
    int greatest = 0;
    for (SeriesRecord record : series) {
      greatest = Math.max(greatest, record.id());
    }
    return greatest;
  }

  @Override
  public void run() {
    chunks.free();
    words.free();
    stairs.free();
    file.close();
  }
}
