package io.asofguard.ingest;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Sorted rows that are merged on a thread of their own while others are stored. */
final class PrefetchedRows extends SortedRows {
  private static final int QUEUED = 4;

  private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(QUEUED);
  private final Thread merger;
  private Chunk current = new Chunk();
  private int at;

  PrefetchedRows(SortedRows rows) {
    merger = new Thread(() -> fetch(rows), "asof-merge");
    merger.setDaemon(true);
    merger.start();
  }

  @Override
  boolean next() throws IOException {
    if (at == current.size && !nextChunk()) {
      return false;
    }
    current.read(at++, this);
    return true;
  }

  private boolean nextChunk() throws IOException {
    if (current.last) {
      return false;
    }
    try {
      current = queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    at = 0;
    if (current.failure != null) {
      throw current.failure;
    }
    return current.size > 0;
  }

  private void fetch(SortedRows rows) {
    try {
      Chunk chunk;
      do {
        chunk = new Chunk();
        chunk.fill(rows);
        queue.put(chunk);
      } while (!chunk.last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    merger.interrupt();
    try {
      merger.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Chunk {
    private static final int ROWS = 1 << 13;

    private final int[] series = new int[ROWS];
    private final int[] source = new int[ROWS];
    private final long[] eventTime = new long[ROWS];
    private final long[] knowledge = new long[ROWS];
    private final double[] value = new double[ROWS];
    private final long[] position = new long[ROWS];
    private final byte[] flags = new byte[ROWS];
    private int size;
    private boolean last;
    private @Nullable IOException failure;

    void fill(SortedRows rows) {
      try {
        while (size < ROWS && rows.next()) {
          series[size] = rows.series;
          source[size] = rows.source;
          eventTime[size] = rows.eventTime;
          knowledge[size] = rows.knowledge;
          value[size] = rows.value;
          position[size] = rows.position;
          flags[size] = rows.flags;
          size++;
        }
      } catch (IOException e) {
        failure = e;
      } catch (RuntimeException | Error e) {
        failure = new IOException(e);
      }
      last = size < ROWS;
    }

    void read(int row, SortedRows to) {
      to.series = series[row];
      to.source = source[row];
      to.eventTime = eventTime[row];
      to.knowledge = knowledge[row];
      to.value = value[row];
      to.position = position[row];
      to.flags = flags[row];
    }
  }
}
