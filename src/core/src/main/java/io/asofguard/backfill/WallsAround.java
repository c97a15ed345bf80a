package io.asofguard.backfill;

import io.asofguard.law.Milestone;
import io.asofguard.law.Wall;
import io.asofguard.law.Walls;
import io.asofguard.store.BackfillRecord;
import io.asofguard.store.ReadScope;
import io.asofguard.store.Scope;
import io.asofguard.store.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The walls before and after a publication: they differ where its rows tie an entity to an event
 * that has a wall already.
 */
final class WallsAround {
  private final Store store;
  private final Scope before;
  private final Map<String, String> ties;

  WallsAround(Store store, BackfillRecord plan, long before) {
    this.store = store;
    this.before = store.scope(ReadScope.of(before));
    this.ties = store.catalog().ties(plan);
  }

  /** The first cutoff at which an answer changes, if it does for rows from one cutoff on. */
  @Nullable Long firstCutoff(String entity, @Nullable Long byRows) {
    Wall wall = before.wall(entity);
    if (wall != null) {
      return byRows == null || wall.seals(byRows) ? null : byRows;
    }
    Wall after = after(entity);
    return after == null ? byRows : SeriesTally.earlier(byRows, after.at());
  }

  /** Whether a cutoff is sealed before the publication, and so after it. */
  boolean sealedBefore(String entity, long cutoff) {
    Wall wall = before.wall(entity);
    return wall != null && wall.seals(cutoff);
  }

  /** Whether a cutoff that is not sealed before the publication is after it. */
  boolean sealedAfter(String entity, long cutoff) {
    Wall wall = after(entity);
    return wall != null && wall.seals(cutoff);
  }

  private @Nullable Wall after(String entity) {
    String event = ties.get(entity);
    if (event == null || !before.milestones(entity).isEmpty()) {
      return null;
    }
    List<Milestone> pool =
        store.catalog().milestones(event, entity, before.bounds().wallSnapshot());
    return Walls.of(pool);
  }
}
