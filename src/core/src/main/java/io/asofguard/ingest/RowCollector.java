package io.asofguard.ingest;

import io.asofguard.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes parsed rows in any order and gives them back sorted, in bounded memory. */
final class RowCollector implements Closeable {
  private static final int MANY = 1 << 16;

  private final Path spoolFolder;
  private final List<SortedRows> spooled = new ArrayList<>();
  private long total;
  private @Nullable PrefetchedRows prefetched;
  private @Nullable Spooling spooling;
  private RowSegment segment = new RowSegment();
  private RowSegment other = segment;

  RowCollector(Path spoolFolder) {
    this.spoolFolder = spoolFolder;
  }

  void add(ObservationRows rows, long offset) {
    if (!segment.hasRoomFor(rows)) {
      spool();
    }
    segment.add(rows, offset);
    total += rows.size;
  }

  long size() {
    return total;
  }

  /** All rows, sorted; afterwards the collector takes no more. */
  SortedRows sorted() {
    SortedRows rows = spooling == null ? segment.sorted() : merged();
    if (total < MANY) {
      return rows;
    }
    PrefetchedRows ahead = new PrefetchedRows(rows);
    prefetched = ahead;
    return ahead;
  }

  private SortedRows merged() {
    settle();
    other = segment;
    spooled.add(segment.sorted());
    try {
      return new MergedRows(spooled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void spool() {
    settle();
    RowSegment full = segment;
    segment = other == full ? new RowSegment() : other;
    segment.size = 0;
    other = full;
    spooling = Spooling.of(full, spoolFolder);
  }

  /** Waits for the segment that is being written, if there is one. */
  private void settle() {
    if (spooling == null) {
      return;
    }
    try {
      spooled.add(spooling.rows());
      spooling = null;
    } catch (IOException e) {
      throw new StoreException(
          "nothing was stored: no temporary file can be written in "
              + spoolFolder
              + " ("
              + e.getMessage()
              + "); free some space and try again",
          e);
    }
  }

  @Override
  public void close() {
    if (prefetched != null) {
      prefetched.close();
    }
    try {
      if (spooling != null) {
        spooling.stop();
      }
      for (SortedRows rows : spooled) {
        rows.close();
      }
    } catch (IOException e) {
      // What stays behind is removed with the scratch folder.
    }
  }
}
