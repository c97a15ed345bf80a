package io.asofguard.hotpath;

import static io.asofguard.hotpath.Memory.MEMORY;

import io.asofguard.law.Law;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one series: answers {@code at(event time, cutoff)}. One search for the last row that
 * is not after the asked event time, and from there the nearest row to the left that is in force at
 * the cutoff, with the help of covers: logarithmic, whatever is known late, revised or retracted.
 */
final class Facts {
  private final long records;
  private final int count;
  private final @Nullable CoverTree tree;

  /** Of neighbouring chunks, whose records hold addresses; at least one. */
  Facts(long records, int count) {
    this.records = records;
    this.count = count;
    this.tree = count == 1 ? null : CoverTree.of(records, count);
  }

  boolean find(long asked, long cutoff, Hit hit) {
    int chunk = Chunk.atOrBefore(records, count, asked);
    if (chunk < 0) {
      return false;
    }
    int found =
        tree == null || tree.holds(chunk, cutoff)
            ? inForce(chunk, Chunk.floor(record(chunk), asked), cutoff)
            : -1;
    while (found < 0) {
      chunk = tree == null ? -1 : tree.before(chunk, cutoff);
      if (chunk < 0) {
        return false;
      }
      found = byCovers(chunk, Layout.groups(Chunk.count(record(chunk))) - 1, cutoff);
    }
    fill(chunk, found, hit);
    return true;
  }

  /** The revision of one event time that counts at a cutoff, be it a retraction. */
  boolean winner(long eventTime, long cutoff, Hit hit) {
    int chunk = lastChunkNotAfter(eventTime, cutoff);
    if (chunk < 0) {
      return false;
    }
    int row = lastRowNotAfter(record(chunk), eventTime, cutoff);
    fill(chunk, row, hit);
    return hit.eventTime == eventTime;
  }

  private int lastChunkNotAfter(long eventTime, long cutoff) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isAfter(Chunk.row(record(middle), 0), eventTime, cutoff)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  private static int lastRowNotAfter(long record, long eventTime, long cutoff) {
    int low = 0;
    int high = Chunk.count(record);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isAfter(Chunk.row(record, middle), eventTime, cutoff)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  private static boolean isAfter(long row, long eventTime, long cutoff) {
    long event = MEMORY.readLong(row);
    return event == eventTime
        ? !Law.known(MEMORY.readLong(row + Long.BYTES), cutoff)
        : !Law.inForce(event, eventTime);
  }

  private void fill(int chunk, int row, Hit hit) {
    long record = record(chunk);
    long address = Chunk.row(record, row);
    hit.eventTime = MEMORY.readLong(address);
    hit.knowledge = MEMORY.readLong(address + Long.BYTES);
    hit.value = MEMORY.readDouble(address + 2 * Long.BYTES);
    hit.basis = Chunk.note(record, row);
  }

  /** The nearest row of a chunk, this one or to its left, that is in force; -1 for none. */
  private int inForce(int chunk, int last, long cutoff) {
    int group = last >> Layout.FAN_BITS;
    int found = scan(chunk, group, last, cutoff);
    return found >= 0 ? found : byCovers(chunk, group - 1, cutoff);
  }

  /** The same in this group of rows or to its left; touches rows only where a cover says so. */
  private int byCovers(int chunk, int lastGroup, long cutoff) {
    long record = record(chunk);
    int groups = Layout.groups(Chunk.count(record));
    int last = lastGroup;
    int found = -1;
    while (found < 0 && last >= 0) {
      int parent = last >> Layout.FAN_BITS;
      if (holds(record, groups + parent, cutoff)) {
        found = inSuper(chunk, parent, last, cutoff);
      }
      last = (parent << Layout.FAN_BITS) - 1;
    }
    return found;
  }

  private int inSuper(int chunk, int parent, int lastGroup, long cutoff) {
    long record = record(chunk);
    int lastRow = Chunk.count(record) - 1;
    for (int g = lastGroup; g >= parent << Layout.FAN_BITS; g--) {
      if (holds(record, g, cutoff)) {
        int last = Math.min(lastRow, (g << Layout.FAN_BITS) + Layout.FAN - 1);
        int found = scan(chunk, g, last, cutoff);
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }

  private static boolean holds(long record, int cover, long cutoff) {
    long covers = MEMORY.readLong(record + Layout.ROWS_AT) + Layout.covers(Chunk.count(record));
    return Law.known(MEMORY.readLong(covers + (long) cover * Long.BYTES), cutoff)
        || SideCovers.holds(record, cover, cutoff);
  }

  private int scan(int chunk, int group, int last, long cutoff) {
    long record = record(chunk);
    long rows = MEMORY.readLong(record + Layout.ROWS_AT);
    for (int row = last; row >= group << Layout.FAN_BITS; row--) {
      long address = rows + (long) row * Layout.ROW;
      if (Law.known(MEMORY.readLong(address + Long.BYTES), cutoff)
          && !Double.isNaN(MEMORY.readDouble(address + 2 * Long.BYTES))
          && !isRevised(chunk, row, address, cutoff)) {
        return row;
      }
    }
    return -1;
  }

  /** Whether the next row speaks of the same event time and is known as well. */
  private boolean isRevised(int chunk, int row, long address, long cutoff) {
    long next = address + Layout.ROW;
    if (row == Chunk.count(record(chunk)) - 1) {
      if (chunk == count - 1) {
        return false;
      }
      next = Chunk.row(record(chunk + 1), 0);
    }
    return MEMORY.readLong(next) == MEMORY.readLong(address)
        && Law.known(MEMORY.readLong(next + Long.BYTES), cutoff);
  }

  private long record(int chunk) {
    return records + (long) chunk * Layout.RECORD;
  }
}
