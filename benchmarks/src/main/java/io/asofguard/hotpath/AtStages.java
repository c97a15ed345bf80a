package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;
import java.util.ArrayList;
import java.util.List;

/**
 * What a read of one long series at an event time does, one stage more at a time; and beside it the
 * lines that it needs, to be read by themselves.
 */
public final class AtStages {
  private static final int PAIR = 2 * Long.BYTES;

  private final AsofIndex index;
  private final long records;
  private final int chunks;
  private final CoverTree tree;
  private final Hit hit = new Hit();

  /** Of an index of one series, whose facts come first. */
  public AtStages(LiveIndex live) {
    index = live.base();
    records = index.record(0);
    chunks = Layout.ceilDiv(Math.toIntExact(index.rows()), Layout.FACTS_ROWS);
    tree = CoverTree.of(records, chunks);
  }

  /** The chunk that answers; its complement if a cover led to it. */
  public int chunk(long eventTime, long cutoff) {
    int chunk = Chunk.atOrBefore(records, chunks, eventTime);
    return tree.holds(chunk, cutoff) ? chunk : ~tree.before(chunk, cutoff);
  }

  /** And in it the first group of rows that is searched. */
  public int group(long eventTime, long cutoff) {
    int chunk = chunk(eventTime, cutoff);
    return chunk < 0
        ? byCovers(record(~chunk), cutoff)
        : Chunk.floor(record(chunk), eventTime) >> Layout.FAN_BITS;
  }

  private long record(int chunk) {
    return records + (long) chunk * Layout.RECORD;
  }

  private static int byCovers(long record, long cutoff) {
    int groups = Layout.groups(Chunk.count(record));
    int parent = (groups - 1) >> Layout.FAN_BITS;
    while (!holds(record, groups + parent, cutoff)) {
      parent--;
    }
    int group = Math.min(groups, (parent + 1) << Layout.FAN_BITS) - 1;
    while (!holds(record, group, cutoff)) {
      group--;
    }
    return group;
  }

  private static boolean holds(long record, int cover, long cutoff) {
    return Law.known(MEMORY.readLong(cover(record, cover)), cutoff)
        || SideCovers.holds(record, cover, cutoff);
  }

  private static long cover(long record, int cover) {
    long covers = MEMORY.readLong(record + Layout.ROWS_AT) + Layout.covers(Chunk.count(record));
    return covers + (long) cover * Long.BYTES;
  }

  /**
   * Where a question's answer is, and before it the covers that lead there, if covers do.
   *
   * @throws IllegalStateException if it has no answer, or one that these stages don't find
   */
  public long[] lines(long eventTime, long cutoff) {
    if (!index.at(0, eventTime, cutoff, hit)) {
      throw new IllegalStateException("a question got no answer");
    }
    int found = chunk(eventTime, cutoff);
    int chunk = found < 0 ? ~found : found;
    long record = record(chunk);
    int group = group(eventTime, cutoff);
    List<Long> lines = new ArrayList<>();
    if (found < 0) {
      int parent = Layout.groups(Chunk.count(record)) + (group >> Layout.FAN_BITS);
      addCover(record, parent, lines);
      addCover(record, group, lines);
    }
    lines.add(row(chunk, Math.min(Chunk.count(record), (group + 1) << Layout.FAN_BITS) - 1));
    return lines.stream().mapToLong(Long::longValue).toArray();
  }

  private static void addCover(long record, int cover, List<Long> lines) {
    lines.add(cover(record, cover));
    long side = MEMORY.readLong(record + Layout.SIDE_AT);
    if (side != Layout.NONE) {
      long before = side + (long) Short.BYTES * cover;
      long pairs = side + CoverWriter.pairsAt(Layout.coverCount(Chunk.count(record)));
      lines.add(before);
      lines.add(pairs + (long) (MEMORY.readShort(before) & 0xFFFF) * PAIR);
    }
  }

  /** The row that answered: this one, or one to its left, perhaps in an earlier chunk. */
  private long row(int lastChunk, int lastRow) {
    int row = lastRow;
    for (int chunk = lastChunk; chunk >= 0; chunk--) {
      for (; row >= 0; row--) {
        long at = Chunk.row(record(chunk), row);
        if (MEMORY.readLong(at) == hit.eventTime
            && MEMORY.readLong(at + Long.BYTES) == hit.knowledge) {
          return at;
        }
      }
      row = chunk == 0 ? -1 : Chunk.count(record(chunk - 1)) - 1;
    }
    throw new IllegalStateException("the answer is not where these stages look for it");
  }

  /** One of those lines. */
  public static long read(long address) {
    return MEMORY.readLong(address);
  }
}
