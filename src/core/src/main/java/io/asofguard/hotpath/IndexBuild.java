package io.asofguard.hotpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is being built. Nobody sees it before {@link #finish}. Used by one thread. */
public final class IndexBuild implements AutoCloseable {
  private final IndexFolder folder;
  private final Path file;
  private final IndexWriter writer;
  private IndexWriter.@Nullable Finished finished;

  IndexBuild(IndexFolder folder, Path file, IndexSize size) throws IOException {
    this.folder = folder;
    this.file = file;
    Files.delete(file);
    this.writer = new IndexWriter(file, size);
  }

  /**
   * Adds a series.
   *
   * @param series its number
   * @param rows all its rows
   */
  public void add(int series, SeriesRows rows) {
    writer.add(series, rows);
  }

  /**
   * Brings it to the disk; {@link #close} then puts it in the place of the one before.
   *
   * @param snapshot the edition that the rows are of
   * @param digest that edition's digest
   */
  public void finish(long snapshot, String digest) {
    try {
      finished = writer.finish(snapshot, digest);
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be built: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    writer.close();
    try {
      if (finished == null) {
        Files.deleteIfExists(file);
      } else {
        folder.seal(file, finished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be built: " + e.getMessage(), e);
    }
  }
}
