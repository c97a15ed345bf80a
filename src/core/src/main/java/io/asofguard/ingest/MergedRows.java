package io.asofguard.ingest;

import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several sorted segments as one. */
final class MergedRows extends SortedRows {
  private final List<? extends SortedRows> segments;
  private final PriorityQueue<SortedRows> heads = new PriorityQueue<>(SortedRows::compareTo);
  private @Nullable SortedRows current;

  MergedRows(List<? extends SortedRows> segments) throws IOException {
    this.segments = segments;
    for (SortedRows segment : segments) {
      if (segment.next()) {
        heads.add(segment);
      }
    }
  }

  @Override
  boolean next() throws IOException {
    if (current != null && current.next()) {
      SortedRows rival = heads.peek();
      if (rival != null && rival.compareTo(current) < 0) {
        heads.add(current);
        current = heads.poll();
      }
    } else {
      current = heads.poll();
    }
    if (current == null) {
      return false;
    }
    copyFrom(current);
    return true;
  }

  @Override
  public void close() throws IOException {
    for (SortedRows segment : segments) {
      segment.close();
    }
  }
}
