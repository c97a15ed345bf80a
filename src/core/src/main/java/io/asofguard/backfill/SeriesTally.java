package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.backfill.SeriesDiff.KnowledgeChange;
import io.asofguard.backfill.SeriesDiff.ValueChange;
import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import org.jspecify.annotations.Nullable;

/** Adds up what differs in one series. */
final class SeriesTally {
  private final Series series;
  private long live;
  private long staged;
  private long added;
  private long changed;
  private long removed;
  private @Nullable ValueChange largestValue;
  private @Nullable KnowledgeChange largestKnowledge;
  private @Nullable Long firstEventTime;
  private @Nullable Long lastEventTime;
  private @Nullable Long firstCutoff;

  SeriesTally(Series series) {
    this.series = series;
  }

  /** Event times come in ascending order. */
  void add(EventTimeRows rows, Checks checks) {
    live += rows.live().size();
    staged += rows.staged().size();
    long differing = differing();
    rows.pairs(
        (was, becomes) -> {
          pair(was, becomes);
          checks.pair(was, becomes);
        });
    Long cutoff = rows.firstCutoff();
    if (differing() > differing || cutoff != null) {
      firstEventTime = firstEventTime == null ? (Long) rows.eventTime() : firstEventTime;
      lastEventTime = rows.eventTime();
      firstCutoff = earlier(firstCutoff, cutoff);
    }
  }

  /** Nothing is published: no row counts anew, after others of its knowledge time. */
  void isNotPublished() {
    firstEventTime = null;
    lastEventTime = null;
    firstCutoff = null;
  }

  long differing() {
    return added + changed + removed;
  }

  private void pair(@Nullable Revision was, @Nullable Revision becomes) {
    if (was == null) {
      added++;
    } else if (becomes == null) {
      removed++;
    } else if (!isSame(was, becomes)) {
      changed++;
      compare(was, becomes);
    }
  }

  private static boolean isSame(Revision was, Revision becomes) {
    return was.knowledge() == becomes.knowledge()
        && was.stream() == becomes.stream()
        && Double.compare(was.value(), becomes.value()) == 0;
  }

  private void compare(Revision was, Revision becomes) {
    ValueChange value = new ValueChange(was.eventTime(), was.value(), becomes.value());
    double most = largestValue == null ? 0 : largestValue.size();
    largestValue = value.size() > most ? value : largestValue;
    if (was.knowledge() != becomes.knowledge()) {
      KnowledgeChange known =
          new KnowledgeChange(was.eventTime(), was.knowledge(), becomes.knowledge());
      if (largestKnowledge == null || known.by().abs().compareTo(largestKnowledge.by().abs()) > 0) {
        largestKnowledge = known;
      }
    }
  }

  static @Nullable Long earlier(@Nullable Long a, @Nullable Long b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return Law.order(a, b) <= 0 ? a : b;
  }

  SeriesDiff done(WallsAround walls) {
    return new SeriesDiff(
        series,
        live,
        staged,
        added,
        changed,
        removed,
        largestValue,
        largestKnowledge,
        firstEventTime,
        lastEventTime,
        walls.firstCutoff(series.entity(), firstCutoff));
  }
}
