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
  private final FileSpace space;
  private final Directory chunks;

  IndexContent(PageFile file, Seal seal) {
    this.file = file;
    this.space = new FileSpace(file);
    this.header = Header.read(space.pageAddress(0));
    if (header.snapshot() != seal.snapshot() || !header.digest().equals(seal.digest())) {
      throw new IllegalStateException("its file is of another edition than its seal");
    }
    this.chunks = readChunks();
    SeriesRecord[] series = readSeries();
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

  private Directory readChunks() {
    Directory read = new Directory(Layout.RECORD, header.chunks());
    long words = (long) header.series() * SeriesRecord.BYTES / Long.BYTES;
    for (int i = 0; i < header.chunks(); i++) {
      long record = read.add();
      for (int word = 0; word < Layout.RECORD / Long.BYTES; word++) {
        MEMORY.writeLong(record + (long) word * Long.BYTES, word(words++));
      }
      Records.resolve(record, space);
    }
    return read;
  }

  private SeriesRecord[] readSeries() {
    SeriesRecord[] series = new SeriesRecord[header.series()];
    Directory one = new Directory(SeriesRecord.BYTES, 1);
    long record = one.add();
    for (int i = 0; i < series.length; i++) {
      for (int word = 0; word < SeriesRecord.BYTES / Long.BYTES; word++) {
        long from = (long) i * SeriesRecord.BYTES / Long.BYTES + word;
        MEMORY.writeLong(record + (long) word * Long.BYTES, word(from));
      }
      series[i] = SeriesRecord.read(record);
    }
    one.free();
    return series;
  }

  private long word(long number) {
    long at = number * Long.BYTES;
    long page = space.pageAddress(header.directory() + (int) (at / Layout.USABLE));
    return MEMORY.readLong(page + at % Layout.USABLE);
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
    stairs.free();
    file.close();
  }
}
