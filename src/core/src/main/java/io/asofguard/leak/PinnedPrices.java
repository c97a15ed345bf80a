package io.asofguard.leak;

import io.asofguard.api.Series;
import io.asofguard.law.Law;
import io.asofguard.law.MilestoneKind;
import io.asofguard.law.Nanos;
import io.asofguard.law.Revision;
import io.asofguard.law.Wall;
import io.asofguard.store.Catalog;
import io.asofguard.store.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when on the prices of an event stand near 0 or 1, one of them near 1, until its wall: where
 * only a schedule or a late close is on file, the event may have ended there. A price near 0 or 1
 * proves nothing by itself.
 *
 * <p>Costs one pass over the event's {@code market_mid}; keeps a few objects per entity.
 */
public final class PinnedPrices {
  private static final double LOW = 0.01;
  private static final double HIGH = 0.99;

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
    List<Pinned> all = new ArrayList<>();
    for (String entity : catalog.entities(event, scope.bounds().wallSnapshot())) {
      Wall wall = scope.wall(entity);
      if (!hasEnd(wall)) {
        all.add(pinned(entity, wall));
      }
    }
    List<Pinned> lasting = all.stream().filter(Pinned::isLasting).toList();
    Optional<Pinned> latest =
        lasting.stream().max(Comparator.comparing((Pinned pinned) -> pinned.from, Law::order));
    boolean won = lasting.stream().anyMatch(pinned -> pinned.side > 0);
    return latest
        .filter(from -> won && all.stream().allMatch(pinned -> pinned.speaksFor(from)))
        .map(from -> suggestion(event, from, lasting));
  }

  private static boolean hasEnd(@Nullable Wall wall) {
    MilestoneKind by = wall == null ? null : wall.setBy().kind();
    return by == MilestoneKind.EVENT_END || by == MilestoneKind.OUTCOME_KNOWN;
  }

  private Pinned pinned(String entity, @Nullable Wall wall) {
    boolean planned = wall == null || wall.setBy().kind() == MilestoneKind.SCHEDULED_CLOSE;
    Pinned pinned = new Pinned(planned ? FEWEST : 1);
    scope.everyRow(
        new Series(entity, "market_mid"),
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
            + " prices of "
            + entities
            + (entities == 1 ? " entity" : " entities")
            + " stand at or below "
            + LOW
            + " or at or above "
            + HIGH
            + " from "
            + Nanos.toInstant(latest.from)
            + " on";
    return new Suggestion(
        event, null, MilestoneKind.EVENT_END, latest.from, latest.knownFrom, null, said);
  }

  /** The last stretch of one entity's prices on one side. Revisions of an event time come last. */
  private static final class Pinned {
    private final int fewest;
    private long from;
    private long knownFrom;
    private int side;
    private long count;
    private long last;

    Pinned(int fewest) {
      this.fewest = fewest;
    }

    void add(Revision row) {
      last = row.eventTime();
      int now = row.isRetraction() ? side : side(row.value());
      count++;
      if (now != side || count == 1) {
        side = now;
        from = row.eventTime();
        knownFrom = row.knowledge();
        count = 1;
      }
    }

    private static int side(double price) {
      return price <= LOW ? -1 : price >= HIGH ? 1 : 0;
    }

    /** Whether it is pinned too, or stopped before the others were. */
    boolean speaksFor(Pinned latest) {
      return isLasting() || count == 0 || Law.order(last, latest.from) < 0;
    }

    boolean isLasting() {
      return side != 0 && count >= fewest;
    }
  }
}
