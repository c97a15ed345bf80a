package io.asofguard.backfill;

import io.asofguard.api.Series;
import io.asofguard.guard.Read;
import io.asofguard.guard.ReadCall;
import io.asofguard.guard.Status;
import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import io.asofguard.store.Scope;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds what recorded reads were answered against what they would be answered after a publication.
 * Used by one thread.
 */
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

  private final LongFunction<Scope> editions;
  private final Scope before;
  private final Scope after;
  private final WallsAround walls;
  private Scope edition;

  ReadAgain(LongFunction<Scope> editions, Scope before, Scope after, WallsAround walls) {
    this.editions = editions;
    this.before = before;
    this.edition = before;
    this.after = after;
    this.walls = walls;
  }

  /**
   * How a read moves from what it was answered; null if the publication leaves its answer, brings
   * back the one that it had, or it was refused.
   *
   * @param snapshot the edition that answered it
   */
  @Nullable Move move(Read read, long snapshot) {
    Series series = new Series(read.entity(), read.field());
    if (read.status() == Status.SEALED || walls.sealedBefore(read.entity(), read.cutoff())) {
      return null;
    }
    boolean sealed = walls.sealedAfter(read.entity(), read.cutoff());
    return read.call() == ReadCall.WINDOW
        ? window(series, read, snapshot, sealed)
        : one(series, read, sealed);
  }

  private @Nullable Move one(Series series, Read read, boolean sealed) {
    long bound = read.call() == ReadCall.BEFORE_WALL ? Law.AGELESS : read.bound();
    ReadAnswer was = ReadAnswer.of(read);
    ReadAnswer becomes = sealed ? ReadAnswer.SEALED : answer(after, series, read, bound);
    boolean moves = !was.equals(becomes) && !becomes.equals(answer(before, series, read, bound));
    return moves ? new Move(read.asked(), was, becomes) : null;
  }

  private static ReadAnswer answer(Scope scope, Series series, Read read, long bound) {
    Revision row = scope.at(series, read.asked(), read.cutoff());
    return ReadAnswer.of(row).within(bound, read.asked());
  }

  /** A window's values are not on file: they are read again in the edition that answered it. */
  private @Nullable Move window(Series series, Read read, long snapshot, boolean sealed) {
    Map<Long, ReadAnswer> live = values(before, series, read);
    Map<Long, ReadAnswer> becomes = sealed ? Map.of() : values(after, series, read);
    if (live.equals(becomes)) {
      return null;
    }
    Map<Long, ReadAnswer> was = values(edition(snapshot), series, read);
    Set<Long> eventTimes = new TreeSet<>(was.keySet());
    eventTimes.addAll(live.keySet());
    eventTimes.addAll(becomes.keySet());
    Move worst = null;
    for (Long each : eventTimes) {
      ReadAnswer now = becomes.getOrDefault(each, ReadAnswer.UNKNOWN);
      boolean changes = !now.equals(live.getOrDefault(each, ReadAnswer.UNKNOWN));
      Move move = new Move(each, was.getOrDefault(each, ReadAnswer.UNKNOWN), now);
      worst = changes ? worse(worst, move) : worst;
    }
    return worst;
  }

  /** Forecasts of a run mostly come from one edition, or each from a newer one. */
  private Scope edition(long snapshot) {
    if (edition.bounds().snapshot() != snapshot) {
      edition = editions.apply(snapshot);
    }
    return edition;
  }

  private static @Nullable Move worse(@Nullable Move worst, Move move) {
    boolean stays = move.was.equals(move.becomes);
    return stays || (worst != null && move.size() <= worst.size()) ? worst : move;
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
