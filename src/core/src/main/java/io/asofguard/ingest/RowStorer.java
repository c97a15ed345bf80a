package io.asofguard.ingest;

import io.asofguard.api.Series;
import io.asofguard.law.Basis;
import io.asofguard.store.BatchWriter;
import io.asofguard.store.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores sorted rows: superseded lines, duplicates and conflicts are told here, where equal keys
 * stand side by side.
 */
final class RowStorer {
  private static final long PROGRESS_MASK = 0xFFFF;

  /** Keeps a row out of the store. */
  interface Quarantine {
    void add(long position, String reason);
  }

  /** A bound on the rows that may be stored, or null for none; gives the reason for keeping out. */
  interface Bound {
    @Nullable String problem(Names names, SortedRows row);
  }

  private final BatchWriter batch;
  private final Names names;
  private final Quarantine quarantine;
  private final Counts counts;
  private final Progress progress;
  private final KeyGroup group = new KeyGroup();
  private boolean compares = true;
  private @Nullable Bound bound;
  private int series = -1;
  private boolean namesEvent;

  RowStorer(
      BatchWriter batch, Names names, Quarantine quarantine, Counts counts, Progress progress) {
    this.progress = progress;
    this.batch = batch;
    this.names = names;
    this.quarantine = quarantine;
    this.counts = counts;
  }

  /** For a stage: rows are compared with the stage alone, and must lie within the plan. */
  RowStorer staging(Bound plan) {
    compares = false;
    bound = plan;
    return this;
  }

  /**
   * Stores all rows.
   *
   * @param tied gets a series of every entity of which a row that counts names its event
   */
  void store(SortedRows rows, IntConsumer tied) {
    try {
      for (long done = 0; rows.next(); done++) {
        take(rows, tied);
        if ((done & PROGRESS_MASK) == 0) {
          progress.at(done);
        }
      }
      flush();
      tie(tied);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(SortedRows row, IntConsumer tied) {
    if (!group.takes(row)) {
      flush();
    }
    if (row.series != series) {
      tie(tied);
      series = row.series;
      batch.begin(new Series(names.entity(series), names.field(series)));
    }
    String problem = bound == null ? null : bound.problem(names, row);
    if (problem != null) {
      quarantine.add(row.position, problem);
    } else if (group.add(row)) {
      counts.superseded++;
      counts.overruled.add(group, row);
    }
  }

  private void flush() {
    long before = counts.stored;
    for (int i = 0; i < group.size; i++) {
      store(i);
    }
    if (counts.stored > before && group.isContested()) {
      counts.contested++;
    }
    group.clear();
  }

  private void store(int i) {
    String source = names.source(group.sources[i]);
    Verdict verdict =
        compares
            ? batch.compare(source, group.eventTime, group.knowledge, group.values[i])
            : Verdict.NEW;
    if (verdict == Verdict.CONFLICT) {
      quarantine.add(group.positions[i], conflict(source));
      return;
    }
    namesEvent |= (group.flags[i] & ObservationRows.NAMES_EVENT) != 0;
    if (verdict == Verdict.DUPLICATE) {
      counts.duplicate++;
      return;
    }
    batch.add(source, basis(group.flags[i]), group.eventTime, group.knowledge, group.values[i]);
    counts.stored++;
  }

  private static Basis basis(byte flags) {
    if ((flags & ObservationRows.RECORDED) != 0) {
      return Basis.RECORDED;
    }
    return (flags & ObservationRows.ASSUMED) != 0 ? Basis.ASSUMED : Basis.CLAIMED;
  }

  private String conflict(String source) {
    return "conflict: source "
        + source
        + " has another value at this event time and knowledge time already, and history would"
        + " silently change; to change it, stage a backfill";
  }

  private void tie(IntConsumer tied) {
    if (namesEvent) {
      tied.accept(series);
    }
    namesEvent = false;
  }
}
