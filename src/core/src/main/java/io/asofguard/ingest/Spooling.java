package io.asofguard.ingest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A full segment that is sorted and written to a temporary file while the next one fills. */
final class Spooling {
  private final FutureTask<SpooledRows> task;

  private Spooling(FutureTask<SpooledRows> task) {
    this.task = task;
    Thread thread = new Thread(task, "asof-sort");
    thread.setDaemon(true);
    thread.start();
  }

  /** Begins; nobody may touch the segment before {@link #rows} has returned. */
  static Spooling of(RowSegment full, Path folder) {
    return new Spooling(new FutureTask<>(() -> SpooledRows.write(full.sorted(), folder)));
  }

  /** Waits for the end. */
  SpooledRows rows() throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits for the end, and removes what was written: writing to a file can't be interrupted. */
  void stop() throws IOException {
    rows().close();
  }
}
