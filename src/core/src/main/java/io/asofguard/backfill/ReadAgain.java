package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.guard.Read;
import io.asofguard.guard.ReadCall;
import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import io.asofguard.store.Scope;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes recorded reads again, before and after a publication. Used by one thread. */
final class ReadAgain {

  /** A read that answers otherwise: of a window, the value that moves most. */
  record Move(long asked, ReadAnswer was, ReadAnswer becomes) {

    /** A value that comes or goes is more than any move. */
    double size() {
      return was.isKnown() && becomes.isKnown()
          ? Math.abs(becomes.value() - was.value())
          : Double.POSITIVE_INFINITY;
    }
  }

  private final Scope before;
  private final Scope after;
  private final WallsAround walls;

  ReadAgain(Scope before, Scope after, WallsAround walls) {
    this.before = before;
    this.after = after;
    this.walls = walls;
  }

  /** How a read moves; null if it answers as before. */
  @Nullable Move move(Read read) {
    Series series = new Series(read.entity(), read.field());
    if (walls.sealedBefore(read.entity(), read.cutoff())) {
      return null;
    }
    boolean sealed = walls.sealedAfter(read.entity(), read.cutoff());
    return read.call() == ReadCall.WINDOW
        ? window(series, read, sealed)
        : one(series, read, sealed);
  }

  private @Nullable Move one(Series series, Read read, boolean sealed) {
    long bound = read.call() == ReadCall.BEFORE_WALL ? Law.AGELESS : read.bound();
    ReadAnswer was = answer(before, series, read, bound);
    ReadAnswer becomes = sealed ? ReadAnswer.SEALED : answer(after, series, read, bound);
    return was.equals(becomes) ? null : new Move(read.asked(), was, becomes);
  }

  private static ReadAnswer answer(Scope scope, Series series, Read read, long bound) {
    Revision row = scope.at(series, read.asked(), read.cutoff());
    return ReadAnswer.of(row).within(bound, read.asked());
  }

  private @Nullable Move window(Series series, Read read, boolean sealed) {
    Map<Long, ReadAnswer> was = values(before, series, read);
    Map<Long, ReadAnswer> becomes = sealed ? new TreeMap<>() : values(after, series, read);
    Move worst = null;
    for (Map.Entry<Long, ReadAnswer> each : was.entrySet()) {
      ReadAnswer now = becomes.remove(each.getKey());
      worst = worse(worst, each.getKey(), each.getValue(), now == null ? ReadAnswer.UNKNOWN : now);
    }
    for (Map.Entry<Long, ReadAnswer> each : becomes.entrySet()) {
      worst = worse(worst, each.getKey(), ReadAnswer.UNKNOWN, each.getValue());
    }
    return worst;
  }

  private static @Nullable Move worse(
      @Nullable Move worst, long eventTime, ReadAnswer was, ReadAnswer becomes) {
    if (was.equals(becomes)) {
      return worst;
    }
    Move move = new Move(eventTime, was, becomes);
    return worst == null || move.size() > worst.size() ? move : worst;
  }

  private static Map<Long, ReadAnswer> values(Scope scope, Series series, Read read) {
    Map<Long, ReadAnswer> values = new TreeMap<>();
    if (Law.order(read.bound(), read.asked()) < 0) {
      scope.window(
          series,
          read.bound(),
          read.asked() - 1,
          read.cutoff(),
          row -> values.put(row.eventTime(), ReadAnswer.of(row)));
    }
    return values;
  }
}
