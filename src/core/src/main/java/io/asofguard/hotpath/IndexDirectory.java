package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

/** The header of a file and its records, as they were sealed. */
final class IndexDirectory {
  final Header header;
  final SeriesRecord[] series;

  /** Records with positions in the file, not addresses. */
  final Directory chunks;

  /** The words of the bucket tables. */
  final Directory words;

  private final FileSpace space;

  /**
   * Reads them.
   *
   * @throws IllegalStateException if they are not those that were sealed
   */
  IndexDirectory(FileSpace space, Seal seal) {
    this.space = space;
    this.header = Header.read(space.pageAddress(0));
    if (header.snapshot() != seal.snapshot() || !header.digest().equals(seal.digest())) {
      throw new IllegalStateException("its file is of another edition than its seal");
    }
    if (!isInside(header, space.pages()) || sum(space, header) != seal.directory()) {
      throw new IllegalStateException("its directory was changed");
    }
    this.series = readSeries();
    this.chunks = read(Layout.RECORD, header.chunks(), seriesWords(header));
    this.words = read(Long.BYTES, header.words(), recordWords(header));
  }

  /** Gives back what it holds of memory. */
  void free() {
    chunks.free();
    words.free();
  }

  /** A checksum of what a directory says. */
  static long sum(FileSpace space, Header header) {
    WordSum sum = new WordSum();
    sum.add(header.rows());
    sum.add(header.steps());
    sum.add(header.series());
    sum.add(header.chunks());
    sum.add(header.words());
    sum.add(header.directory());
    for (long word = 0; word < words(header); word++) {
      sum.add(word(space, header, word));
    }
    return sum.value();
  }

  private static boolean isInside(Header header, int pages) {
    return header.series() >= 0
        && header.chunks() >= 0
        && header.words() >= 0
        && header.directory() > 0
        && header.directory() <= pages
        && words(header) * Long.BYTES <= (long) (pages - header.directory()) * Layout.USABLE;
  }

  private static long words(Header header) {
    return recordWords(header) + header.words();
  }

  private static long recordWords(Header header) {
    return seriesWords(header) + (long) header.chunks() * (Layout.RECORD / Long.BYTES);
  }

  private static long seriesWords(Header header) {
    return (long) header.series() * (SeriesRecord.BYTES / Long.BYTES);
  }

  private SeriesRecord[] readSeries() {
    SeriesRecord[] read = new SeriesRecord[header.series()];
    Directory one = new Directory(SeriesRecord.BYTES, 1);
    long record = one.add();
    for (int i = 0; i < read.length; i++) {
      copy((long) i * (SeriesRecord.BYTES / Long.BYTES), SeriesRecord.BYTES, record);
      read[i] = SeriesRecord.read(record);
    }
    one.free();
    return read;
  }

  private Directory read(int width, int count, long from) {
    Directory read = new Directory(width, count);
    for (int i = 0; i < count; i++) {
      copy(from + (long) i * (width / Long.BYTES), width, read.add());
    }
    return read;
  }

  private void copy(long from, int bytes, long to) {
    for (int word = 0; word < bytes / Long.BYTES; word++) {
      MEMORY.writeLong(to + (long) word * Long.BYTES, word(space, header, from + word));
    }
  }

  private static long word(FileSpace space, Header header, long number) {
    long at = number * Long.BYTES;
    long page = space.pageAddress(header.directory() + (int) (at / Layout.USABLE));
    return MEMORY.readLong(page + at % Layout.USABLE);
  }
}
