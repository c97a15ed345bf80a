package io.asofguard.backfill;

import io.asofguard.law.Revision;
import java.util.List;

/** One edition of one series, as the checks see it: its rows, its gaps, its steps, its times. */
final class SeriesShape {
  private static final double HOLE = 3;

  final Spread gaps = new Spread();
  final Spread steps = new Spread();
  private long rows;
  private long eventTimes;
  private long firstEventTime;
  private long knownAtEvent;
  private long firstKnown;
  private boolean knownAtOnce;
  private long lastEventTime;
  private double lastValue;

  void clear() {
    gaps.clear();
    steps.clear();
    rows = 0;
    eventTimes = 0;
    knownAtEvent = 0;
    knownAtOnce = true;
    lastValue = Double.NaN;
  }

  /** The revisions of the next event time, the last one last. */
  void add(List<Revision> revisions) {
    if (revisions.isEmpty()) {
      return;
    }
    for (Revision row : revisions) {
      firstKnown = rows++ == 0 ? row.knowledge() : firstKnown;
      knownAtOnce &= row.knowledge() == firstKnown;
      knownAtEvent += row.knowledge() == row.eventTime() ? 1 : 0;
    }
    Revision last = revisions.get(revisions.size() - 1);
    firstEventTime = eventTimes == 0 ? last.eventTime() : firstEventTime;
    if (eventTimes++ > 0) {
      gaps.add((double) last.eventTime() - lastEventTime, lastEventTime);
      steps.add(Math.abs(last.value() - lastValue), last.eventTime());
    }
    lastEventTime = last.eventTime();
    lastValue = last.isRetraction() ? lastValue : last.value();
  }

  /** Where it begins later than another one, or ends earlier, it has a gap as well. */
  void reach(SeriesShape other) {
    if (eventTimes > 0 && other.eventTimes > 0) {
      gaps.add((double) firstEventTime - other.firstEventTime, other.firstEventTime);
      gaps.add((double) other.lastEventTime - lastEventTime, lastEventTime);
    }
  }

  long rows() {
    return rows;
  }

  /** Gaps of more than three times the usual one. */
  long holes() {
    return gaps.above(HOLE * gaps.median());
  }

  boolean isKnownAtEvent() {
    return rows > 0 && knownAtEvent == rows;
  }

  boolean isKnownAtOnce() {
    return eventTimes > 1 && knownAtOnce;
  }

  long firstKnown() {
    return firstKnown;
  }
}
