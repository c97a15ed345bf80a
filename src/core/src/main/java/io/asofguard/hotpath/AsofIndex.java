package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An index that is open: as-of reads of all that one edition shows, by the number of a series.
 *
 * <p>Times are nanoseconds since the epoch, UTC; cutoffs and event times are inclusive. Nothing in
 * it ever changes, so any number of threads and processes read it without locks and without
 * allocation; it knows neither walls nor the clock, which are the caller's part. A look-up costs
 * one search in a table and about one line of memory that is in no cache; logarithmic in a series'
 * chunks where much is known late, revised or retracted. Its memory is given back once nobody can
 * reach the object any more, and not before, so that no read can meet memory that is gone.
 */
public final class AsofIndex {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Header header;
  private final long bytes;
  private final int slots;
  private final long stairs;
  private final long records;
  private final int chunks;
  private final @Nullable Facts[] facts;
  private final long[] firstKnown;

  private AsofIndex(IndexContent content, long bytes) {
    this.header = content.header;
    this.bytes = bytes;
    this.slots = content.facts.length;
    this.stairs = content.stairs.address(0);
    this.records = content.chunks.address(0);
    this.chunks = content.chunks.size();
    this.facts = content.facts;
    this.firstKnown = content.firstKnown;
  }

  /**
   * Opens a finished file.
   *
   * @throws IOException if it cannot be opened
   * @throws IllegalStateException if it is not the index that was sealed
   */
  static AsofIndex open(Path path, Seal seal) throws IOException {
    PageFile file = PageFile.open(path);
    IndexContent content;
    try {
      content = new IndexContent(file, seal);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
    AsofIndex index = new AsofIndex(content, seal.bytes());
    CLEANER.register(index, content);
    return index;
  }

  /**
   * The value in force at a cutoff: {@link #at} with the cutoff as event time.
   *
   * @param series the number of the series; one that is not there has no value
   * @param cutoff inclusive
   * @param hit gets the answer
   * @return whether there is one
   */
  public boolean latest(int series, long cutoff, Hit hit) {
    try {
      long record = stairsRecord(series, cutoff);
      if (record <= 0) {
        return record < 0 && at(series, cutoff, cutoff, hit);
      }
      int step = Chunk.floor(record, cutoff);
      if (step < 0) {
        return false;
      }
      long row = Chunk.row(record, step);
      hit.value = MEMORY.readDouble(row + Long.BYTES);
      hit.eventTime = MEMORY.readLong(row + 2 * Long.BYTES);
      hit.knowledge = MEMORY.readLong(row);
      int note = Chunk.note(record, step);
      hit.basis = note & Stairs.BASIS;
      if (note >= Stairs.KNOWN_EARLIER) {
        return at(series, hit.eventTime, cutoff, hit);
      }
      return !Double.isNaN(hit.value);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * The value alone of {@link #latest(int, long, Hit)}.
   *
   * @param series the number of the series
   * @param cutoff inclusive
   * @return the value; NaN if there is none
   */
  public double latest(int series, long cutoff) {
    try {
      long record = stairsRecord(series, cutoff);
      if (record <= 0) {
        Hit hit = new Hit();
        return record < 0 && at(series, cutoff, cutoff, hit) ? hit.value : Double.NaN;
      }
      int step = Chunk.floor(record, cutoff);
      return step < 0 ? Double.NaN : MEMORY.readDouble(Chunk.row(record, step) + Long.BYTES);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The record of the chunk of stairs to look into; 0 if there is none, -1 for a projection. */
  long stairsRecord(int series, long cutoff) {
    if (series < 0 || series >= slots) {
      return 0;
    }
    long at = stairs + (long) series * IndexContent.STAIRS_RECORD;
    int count = MEMORY.readInt(at + Long.BYTES);
    if (count <= 1) {
      return count == 1 ? MEMORY.readLong(at) : count;
    }
    long records = MEMORY.readLong(at);
    int chunk = Chunk.atOrBefore(records, count, cutoff);
    return chunk < 0 ? 0 : records + (long) chunk * Layout.RECORD;
  }

  /** How many chunks of stairs a series has, or what {@link SeriesRecord} has in place of that. */
  int stairsCount(int series) {
    return MEMORY.readInt(stairs + (long) series * IndexContent.STAIRS_RECORD + Long.BYTES);
  }

  /** Whether a chunk of stairs is the last of its series. */
  boolean isLast(int series, long record) {
    long first = MEMORY.readLong(stairs + (long) series * IndexContent.STAIRS_RECORD);
    return record == first + (stairsCount(series) - 1L) * Layout.RECORD;
  }

  /** Of all series. */
  int chunkCount() {
    return chunks;
  }

  int chunkOf(long record) {
    return (int) ((record - records) / Layout.RECORD);
  }

  long record(int chunk) {
    return records + (long) chunk * Layout.RECORD;
  }

  /**
   * The value in force at an event time, as known at a cutoff.
   *
   * @param series the number of the series; one that is not there has no value
   * @param eventTime the asked event time, inclusive
   * @param cutoff inclusive
   * @param hit gets the answer
   * @return whether there is one
   */
  public boolean at(int series, long eventTime, long cutoff, Hit hit) {
    try {
      Facts of = facts(series);
      return of != null && of.find(eventTime, cutoff, hit);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The revision of one event time that counts at a cutoff, be it a retraction. */
  boolean winner(int series, long eventTime, long cutoff, Hit hit) {
    try {
      Facts of = facts(series);
      return of != null && of.winner(eventTime, cutoff, hit);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * The least knowledge time of a series, retractions included.
   *
   * @param series the number of the series
   * @return the time, or null if the series is not there
   */
  public @Nullable Long firstKnown(int series) {
    return facts(series) == null ? null : firstKnown[series];
  }

  private @Nullable Facts facts(int series) {
    return series < 0 || series >= slots ? null : facts[series];
  }

  /**
   * The edition that it shows.
   *
   * @return the snapshot's number
   */
  public long snapshot() {
    return header.snapshot();
  }

  /**
   * The digest of the edition that it shows.
   *
   * @return 64 hexadecimal digits
   */
  public String digest() {
    return header.digest();
  }

  /**
   * How many observations it holds.
   *
   * @return rows
   */
  public long rows() {
    return header.rows();
  }

  /**
   * How large its file is.
   *
   * @return bytes
   */
  public long bytes() {
    return bytes;
  }
}
