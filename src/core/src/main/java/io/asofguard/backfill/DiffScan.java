package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.ingest.Progress;
import io.asofguard.law.Revision;
import io.asofguard.store.BackfillScan;
import io.asofguard.store.BackfillScan.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a plan side by side, and keeps what differs. */
final class DiffScan implements BackfillScan.Sink {
  private static final long PROGRESS_MASK = 0xFFFF;

  private final Progress progress;
  private final EventTimeRows rows = new EventTimeRows();
  private final Checks checks = new Checks();
  private final List<SeriesTally> tallies = new ArrayList<>();
  private @Nullable SeriesTally current;
  private long read;

  DiffScan(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void expect(long total) {
    progress.begin("comparing", "rows", total);
  }

  @Override
  public void begin(Series series) {
    current = new SeriesTally(series);
    checks.begin(series);
  }

  @Override
  public void row(Side side, Revision row) {
    if (!rows.isEmpty() && rows.eventTime() != row.eventTime()) {
      flush();
    }
    rows.add(side, row);
    if ((++read & PROGRESS_MASK) == 0) {
      progress.at(read);
    }
  }

  @Override
  public void end() {
    flush();
    if (current != null) {
      tallies.add(current);
      checks.end();
    }
    current = null;
  }

  private void flush() {
    if (!rows.isEmpty() && current != null) {
      current.add(rows, checks);
      checks.add(rows);
    }
    rows.clear();
  }

  @Override
  public long differing() {
    return tallies.stream().mapToLong(SeriesTally::differing).sum();
  }

  List<Warning> warnings() {
    return checks.warnings();
  }

  List<SeriesDiff> done(WallsAround walls, boolean isPublished) {
    progress.end();
    if (differing() == 0 && !isPublished) {
      tallies.forEach(SeriesTally::isNotPublished);
    }
    return tallies.stream().map(tally -> tally.done(walls)).toList();
  }
}
