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
  private RowSegment segment = new RowSegment();

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
    try {
      SortedRows rows = spooled.isEmpty() ? segment.sorted() : merged();
      if (total < MANY) {
        return rows;
      }
      PrefetchedRows ahead = new PrefetchedRows(rows);
      prefetched = ahead;
      return ahead;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedRows merged() throws IOException {
    spool();
    segment = new RowSegment();
    return new MergedRows(spooled);
  }

  private void spool() {
    try {
      spooled.add(SpooledRows.write(segment.sorted(), spoolFolder));
    } catch (IOException e) {
      throw new StoreException(
          "nothing was stored: no temporary file can be written in "
              + spoolFolder
              + " ("
              + e.getMessage()
              + "); free some space and try again",
          e);
    }
    segment.size = 0;
  }

  @Override
  public void close() {
    if (prefetched != null) {
      prefetched.close();
    }
    for (SortedRows rows : spooled) {
      try {
        rows.close();
      } catch (IOException e) {
        // What stays behind is removed with the scratch folder.
      }
    }
  }
}
