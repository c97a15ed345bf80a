package io.asofguard.hotpath;

import io.asofguard.law.Law;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index and what was added to the log since it was built: together one edition, which never
 * changes. A newer edition is another object that shares all that is the same.
 *
 * <p>Times are nanoseconds since the epoch, UTC; cutoffs and event times are inclusive. Any number
 * of threads read it without locks and without allocation. It knows neither walls nor the clock. A
 * series to which nothing was added costs what the index costs; another about three times that.
 */
public final class LiveIndex {
  private static final int REVISIONS = 4;

  private final AsofIndex base;
  private final long snapshot;
  private final @Nullable TailSeries[] tails;
  private final long added;
  private final int passed;

  private LiveIndex(
      AsofIndex base, long snapshot, @Nullable TailSeries[] tails, long added, int passed) {
    this.base = base;
    this.snapshot = snapshot;
    this.tails = tails;
    this.added = added;
    this.passed = passed;
  }

  /**
   * The edition that an index was built of.
   *
   * @param base the index
   * @return the same, with nothing added
   */
  public static LiveIndex of(AsofIndex base) {
    return new LiveIndex(base, base.snapshot(), new TailSeries[0], 0, 0);
  }

  /**
   * A newer edition.
   *
   * @param rows what was added since this one
   * @param newer the newer edition's snapshot
   * @return that edition; this one stays as it is
   */
  public LiveIndex plus(AddedRows rows, long newer) {
    @Nullable TailSeries[] all = tails;
    long count = added;
    int most = passed;
    for (int series : rows.series()) {
      if (series >= all.length) {
        all = Arrays.copyOf(all, Math.max(series + 1, all.length * 2));
      } else if (all == tails) {
        all = all.clone();
      }
      TailSeries before = all[series];
      int passing = (before == null ? 0 : before.passed) + passing(series, rows.of(series));
      TailSeries after =
          TailSeries.of(
              rows.after(before == null ? new SeriesRows() : before.rows, series), passing);
      count += after.rows.size - (before == null ? 0 : before.rows.size);
      most = Math.max(most, passing);
      all[series] = after;
    }
    return new LiveIndex(base, newer, all, count, most);
  }

  /** How many of the rows take a value back, or are taken back by the index. */
  private int passing(int series, List<AddedRows.Row> rows) {
    Hit hit = new Hit();
    int count = 0;
    for (AddedRows.Row row : rows) {
      count += Double.isNaN(row.value()) || isRetractedLater(series, row, hit) ? 1 : 0;
    }
    return count;
  }

  /** Whether the index takes the value back that a row brings; of many revisions perhaps. */
  private boolean isRetractedLater(int series, AddedRows.Row row, Hit hit) {
    long cutoff = Long.MAX_VALUE;
    for (int revision = 0; revision < REVISIONS; revision++) {
      boolean isLater =
          base.winner(series, row.eventTime(), cutoff, hit)
              && Law.order(hit.knowledge, row.knowledge()) > 0;
      if (!isLater || Double.isNaN(hit.value)) {
        return isLater;
      }
      cutoff = hit.knowledge - 1;
    }
    return true;
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
    TailSeries tail = tail(series, cutoff);
    return tail == null ? base.latest(series, cutoff, hit) : at(tail, series, cutoff, cutoff, hit);
  }

  /**
   * The value alone of {@link #latest(int, long, Hit)}.
   *
   * @param series the number of the series
   * @param cutoff inclusive
   * @return the value; NaN if there is none
   */
  public double latest(int series, long cutoff) {
    TailSeries tail = tail(series, cutoff);
    if (tail == null) {
      return base.latest(series, cutoff);
    }
    Hit hit = new Hit();
    return at(tail, series, cutoff, cutoff, hit) ? hit.value : Double.NaN;
  }

  /** Of probes that the index has answered: the answers of series to which something was added. */
  void answerAdded(Probes probes, Hit hit) {
    if (tails.length == 0) {
      return;
    }
    for (int i = 0; i < probes.series.length; i++) {
      long cutoff = probes.cutoffs[i];
      TailSeries tail = tail(probes.series[i], cutoff);
      if (tail != null) {
        boolean found = at(tail, probes.series[i], cutoff, cutoff, hit);
        probes.values[i] = found ? hit.value : Double.NaN;
        probes.eventTimes[i] = hit.eventTime;
      }
    }
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
    TailSeries tail = tail(series, cutoff);
    return tail == null
        ? base.at(series, eventTime, cutoff, hit)
        : at(tail, series, eventTime, cutoff, hit);
  }

  /**
   * Whether a row of a series, be it a retraction, is known at a cutoff.
   *
   * @param series the number of the series
   * @param cutoff inclusive
   * @return whether there is one
   */
  public boolean hasRow(int series, long cutoff) {
    Long first = base.firstKnown(series);
    return (first != null && Law.known(first, cutoff)) || tail(series, cutoff) != null;
  }

  /**
   * The later of what both say, unless the other side has revised it since: then on to the left.
   */
  private boolean at(TailSeries tail, int series, long eventTime, long cutoff, Hit hit) {
    Hit other = new Hit();
    long asked = eventTime;
    while (true) {
      boolean inBase = base.at(series, asked, cutoff, hit);
      boolean inTail = tail.find(asked, cutoff, other);
      if (!inBase && !inTail) {
        return false;
      }
      boolean fromTail = inTail && (!inBase || Law.inForce(hit.eventTime, other.eventTime));
      if (fromTail) {
        hit.take(other);
      }
      long found = hit.eventTime;
      boolean revised =
          fromTail
              ? base.winner(series, found, cutoff, other)
                  && Law.order(other.knowledge, hit.knowledge) > 0
              : tail.winner(found, cutoff, other) && Law.order(other.knowledge, hit.knowledge) >= 0;
      if (!revised) {
        return true;
      }
      if (!Double.isNaN(other.value)) {
        hit.take(other);
        return true;
      }
      if (found == Long.MIN_VALUE) {
        return false;
      }
      asked = found - 1;
    }
  }

  /** What was added to a series, if some of it is known at the cutoff. */
  private @Nullable TailSeries tail(int series, long cutoff) {
    if (series < 0 || series >= tails.length) {
      return null;
    }
    TailSeries tail = tails[series];
    return tail != null && Law.known(tail.firstKnown, cutoff) ? tail : null;
  }

  /**
   * The edition that it shows.
   *
   * @return the snapshot's number
   */
  public long snapshot() {
    return snapshot;
  }

  /**
   * How many observations were added since the index was built.
   *
   * @return rows
   */
  public long added() {
    return added;
  }

  /**
   * How many event times a read may have to pass over, one by one, where a value was taken back.
   *
   * @return the number of the series that has most of them
   */
  public int passed() {
    return passed;
  }

  /**
   * The index below.
   *
   * @return the index
   */
  public AsofIndex base() {
    return base;
  }
}
