package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes an index into a new file, series by series. Used by one thread; holds one series' rows and
 * a few bytes per series, and two thirds of a byte per row, in memory.
 */
final class IndexWriter implements AutoCloseable {
  private static final int ROOM = 1024;

  private final Path path;
  private final PageFile file;
  private final FileSpace space;
  private final Directory series = new Directory(SeriesRecord.BYTES, ROOM);
  private final Directory chunks = new Directory(Layout.RECORD, ROOM);
  private final TableSpace tables = new TableSpace(ROOM);
  private final SeriesIndexer indexer;

  /**
   * Begins a file.
   *
   * @param path a file that does not exist yet
   * @param size how much will come; more makes the file grow in large steps
   */
  IndexWriter(Path path, IndexSize size) throws IOException {
    this.path = path;
    this.file = PageFile.create(path, size.pages());
    this.space = new FileSpace(file);
    this.indexer = new SeriesIndexer(space, tables, chunks);
    space.addPage();
  }

  void add(int id, SeriesRows rows) {
    if (rows.size > 0) {
      SeriesRecord record = indexer.add(id, rows);
      record.write(series.add());
    }
  }

  /** What a seal has to know. */
  record Finished(Header header, long directory) {}

  /** Writes what is left and brings all of it to the disk. */
  Finished finish(long snapshot, String digest) throws IOException {
    int directory = file.pages();
    long end = copy(chunks, copy(series, 0, directory), directory);
    copy(tables.words(), end, directory);
    Header header =
        new Header(
            snapshot,
            digest,
            indexer.rows(),
            indexer.steps(),
            series.size(),
            chunks.size(),
            tables.words().size(),
            directory);
    header.write(space.pageAddress(0));
    long sum = IndexDirectory.sum(space, header);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return new Finished(header, sum);
  }

  private long copy(Directory from, long at, int firstPage) {
    long to = at;
    for (long done = 0; done < from.bytes(); done += Long.BYTES, to += Long.BYTES) {
      int page = firstPage + (int) (to / Layout.USABLE);
      if (page == file.pages()) {
        space.addPage();
      }
      long value = MEMORY.readLong(from.address(0) + done);
      MEMORY.writeLong(space.pageAddress(page) + to % Layout.USABLE, value);
    }
    return to;
  }

  @Override
  public void close() {
    series.free();
    chunks.free();
    tables.words().free();
    file.close();
  }
}
