package io.asofguard.hotpath;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares an index with the rows that it should show: lays them out once more and wants every byte
 * of rows, tables, covers and notes to be the same. Follows nothing in the file that points out of
 * it, so that a damaged one cannot bring down the JVM. Holds one series in memory; used by one
 * thread.
 */
public final class IndexAudit implements AutoCloseable {
  private final PageFile file;
  private final FileSpace space;
  private final IndexDirectory directory;
  private final Map<Integer, SeriesRecord> unseen = new HashMap<>();
  private long rows;
  private long steps;

  private IndexAudit(PageFile file, Seal seal) {
    this.file = file;
    this.space = new FileSpace(file);
    this.directory = new IndexDirectory(space, seal);
    for (SeriesRecord record : directory.series) {
      unseen.put(record.id(), record);
    }
  }

  static IndexAudit open(Path path, Seal seal) throws IOException {
    PageFile file = PageFile.open(path);
    try {
      return new IndexAudit(file, seal);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * The edition that it shows.
   *
   * @return the snapshot's number
   */
  public long snapshot() {
    return directory.header.snapshot();
  }

  /**
   * The digest of the edition that it shows.
   *
   * @return 64 hexadecimal digits
   */
  public String digest() {
    return directory.header.digest();
  }

  /**
   * Compares one series.
   *
   * @param series its number
   * @param should all its rows; each series comes once
   * @return where the index differs; null if it agrees
   */
  public @Nullable String compare(int series, SeriesRows should) {
    SeriesRecord have = unseen.remove(series);
    if (should.size == 0) {
      return have == null ? null : "series " + series + " has rows that the log doesn't show";
    }
    if (have == null) {
      return "series " + series + " is missing";
    }
    NativeSpace memory = new NativeSpace();
    Directory chunks = new Directory(Layout.RECORD, 2);
    try {
      SeriesIndexer indexer = new SeriesIndexer(memory, memory, chunks);
      SeriesRecord want = indexer.add(series, should);
      rows += indexer.rows();
      steps += indexer.steps();
      String problem = difference(have, want, chunks);
      return problem == null ? null : "series " + series + " differs from the log in " + problem;
    } finally {
      chunks.free();
      memory.run();
    }
  }

  private @Nullable String difference(SeriesRecord have, SeriesRecord want, Directory chunks) {
    if (have.firstKnown() != want.firstKnown()) {
      return "its first knowledge time";
    }
    if (have.factsCount() != want.factsCount()
        || have.stairsCount() != want.stairsCount()
        || !hasChunks(have.facts(), have.factsCount())
        || (have.stairsCount() > 0 && !hasChunks(have.stairs(), have.stairsCount()))) {
      return "the number of its chunks";
    }
    String facts = difference("facts", have.facts(), want.facts(), want.factsCount(), chunks);
    return facts != null
        ? facts
        : difference("stairs", have.stairs(), want.stairs(), want.stairsCount(), chunks);
  }

  private boolean hasChunks(int first, int count) {
    return first >= 0 && first <= directory.chunks.size() - count;
  }

  private @Nullable String difference(String kind, int have, int want, int count, Directory to) {
    for (int i = 0; i < count; i++) {
      String part =
          ChunkComparison.difference(
              space,
              directory,
              directory.chunks.address(have + i),
              to.address(want + i),
              kind.equals("facts"));
      if (part != null) {
        return "the " + part + " of chunk " + i + " of its " + kind;
      }
    }
    return null;
  }

  /**
   * Once every series has been compared: what the index has beyond them.
   *
   * @return where it differs; null if it agrees
   */
  public @Nullable String rest() {
    if (!unseen.isEmpty()) {
      return "series " + unseen.keySet().iterator().next() + " is not in the log";
    }
    return directory.header.rows() == rows && directory.header.steps() == steps
        ? null
        : "it counts other rows than the log shows";
  }

  @Override
  public void close() {
    directory.free();
    file.close();
  }
}
