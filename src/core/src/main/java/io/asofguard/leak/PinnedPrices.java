package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import io.asofguard.store.Catalog;
import io.asofguard.store.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when on the prices of an event stand near 0 or 1, one of them near 1, until its wall: where
 * only a schedule or a late close is on file, the event may have ended there. Of an event that has
 * prices of one entity alone, it may have fallen to 0 as well; one that never had a chance is a
 * long shot and says nothing. A price near 0 or 1 proves nothing by itself.
 *
 * <p>An entity's prices are its {@code market_mid}, or its {@code last_trade} if it has none. Costs
 * a read per entity, and one pass over all of the event's prices if the newest is near 0 or 1;
 * keeps a few objects per entity.
 */
public final class PinnedPrices {
  private static final double LOW = 0.01;
  private static final double HIGH = 0.99;

  /** What has stood as high as this was no long shot. */
  private static final double CHANCE = 0.1;

  /** How many prices are no accident before a plan, or where there is no wall at all. */
  private static final int FEWEST = 3;

  private final Catalog catalog;
  private final Scope scope;
  private final long now;

  /**
   * Over one edition.
   *
   * @param catalog of the store
   * @param scope which rows count
   * @param now the last knowledge time that counts, inclusive, UTC nanoseconds
   */
  public PinnedPrices(Catalog catalog, Scope scope, long now) {
    this.catalog = catalog;
    this.scope = scope;
    this.now = now;
  }

  /**
   * The end that an event's prices speak for.
   *
   * @param event the event's name
   * @return an {@code event_end} for the whole event; empty if an end is on file, if the prices are
   *     not pinned, or if they are pinned from the wall on only
   */
  public Optional<Suggestion> of(String event) {
    List<String> entities = catalog.entities(event, scope.bounds().wallSnapshot());
    List<Prices> open =
        entities.stream().map(this::prices).filter(prices -> !hasEnd(prices.wall)).toList();
    if (!newestIsPinned(open)) {
      return Optional.empty();
    }
    List<Pinned> all = open.stream().map(this::pinned).toList();
    List<Pinned> lasting = all.stream().filter(Pinned::isLasting).toList();
    Optional<Pinned> latest =
        lasting.stream().max(Comparator.comparing((Pinned pinned) -> pinned.from, Law::order));
    return latest
        .filter(from -> all.stream().allMatch(pinned -> pinned.speaksFor(from)))
        .filter(from -> isDecided(lasting, entities))
        .map(from -> suggestion(event, from, lasting));
  }

  private Prices prices(String entity) {
    Series mid = new Series(entity, "market_mid");
    Series series = scope.hasRow(mid, now) ? mid : new Series(entity, "last_trade");
    return new Prices(series, scope.wall(entity));
  }

  /** Spares a market that trades the pass over its rows. */
  private boolean newestIsPinned(List<Prices> open) {
    return open.stream()
        .map(prices -> scope.at(prices.series, prices.last(), now))
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Revision::eventTime, Law::order))
        .filter(newest -> Pinned.side(newest.value()) != 0)
        .isPresent();
  }

  /** A bracket of several that falls to 0 leaves the others; the only one leaves nothing. */
  private boolean isDecided(List<Pinned> lasting, List<String> entities) {
    return lasting.stream().anyMatch(pinned -> pinned.side > 0)
        || (lasting.stream().anyMatch(Pinned::hasFallen)
            && entities.stream()
                    .filter(entity -> scope.hasRow(prices(entity).series, now))
                    .limit(2)
                    .count()
                == 1);
  }

  private static boolean hasEnd(@Nullable Wall wall) {
    MilestoneKind by = wall == null ? null : wall.setBy().kind();
    return by == MilestoneKind.EVENT_END || by == MilestoneKind.OUTCOME_KNOWN;
  }

  private Pinned pinned(Prices prices) {
    Wall wall = prices.wall;
    boolean planned = wall == null || wall.setBy().kind() == MilestoneKind.SCHEDULED_CLOSE;
    Pinned pinned = new Pinned(planned ? FEWEST : 1);
    scope.everyRow(
        prices.series,
        now,
        row -> {
          if (wall == null || !wall.seals(row.eventTime())) {
            pinned.add(row);
          }
        });
    return pinned;
  }

  private static Suggestion suggestion(String event, Pinned latest, List<Pinned> lasting) {
    long rows = lasting.stream().mapToLong(pinned -> pinned.count).sum();
    int entities = lasting.size();
    String said =
        rows
            + (rows == 1 ? " price of " : " prices of ")
            + entities
            + (entities == 1 ? " entity" : " entities")
            + (rows == 1 ? " stands" : " stand")
            + " at or below "
            + LOW
            + " or at or above "
            + HIGH
            + " from "
            + Nanos.toInstant(latest.from)
            + " on";
    return new Suggestion(
        event, null, MilestoneKind.EVENT_END, latest.from, latest.knownFrom, null, said);
  }

  /** What an entity's prices are, and the wall before which they count. */
  private record Prices(Series series, @Nullable Wall wall) {
    /** The last event time that counts. */
    long last() {
      return wall == null ? Long.MAX_VALUE : wall.at() - 1;
    }
  }

  /** The last stretch of one entity's prices on one side. Revisions of an event time come last. */
  private static final class Pinned {
    private final int fewest;
    private long from;
    private long knownFrom;
    private int side;
    private long count;
    private long last;
    private double highest;

    Pinned(int fewest) {
      this.fewest = fewest;
    }

    void add(Revision row) {
      last = row.eventTime();
      int now = row.isRetraction() ? side : side(row.value());
      count++;
      if (!row.isRetraction()) {
        highest = Math.max(highest, row.value());
      }
      if (now != side || count == 1) {
        side = now;
        from = row.eventTime();
        knownFrom = row.knowledge();
        count = 1;
      }
    }

    static int side(double price) {
      return price <= LOW ? -1 : price >= HIGH ? 1 : 0;
    }

    /** Whether it is pinned too, or stopped before the others were. */
    boolean speaksFor(Pinned latest) {
      return isLasting() || count == 0 || Law.order(last, latest.from) < 0;
    }

    boolean isLasting() {
      return side != 0 && count >= fewest;
    }

    boolean hasFallen() {
      return side < 0 && highest >= CHANCE;
    }
  }
}
