package io.asofguard.law;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the wall is. Pure functions; cost is the number of milestones.
 *
 * <p>Callers pass every revision of every milestone of the entity's event that names the entity or
 * names none, and that is published at the snapshot in question.
 */
public final class Walls {

  private record Key(MilestoneKind kind, @Nullable String entity) {}

  private Walls() {}

  /**
   * The wall of an entity: the earliest of event end, outcome known, closed, proposed and resolved,
   * and of the scheduled close unless an event end is on file. Of each (milestone, entity) the
   * greatest (knowledge time, snapshot, sequence) counts.
   *
   * @param pool the milestones of the entity and those of its whole event, all revisions
   * @return the wall, or null if nothing on file sets one
   */
  public static @Nullable Wall of(Collection<Milestone> pool) {
    List<Milestone> inForce = inForce(pool);
    boolean ended = inForce.stream().anyMatch(m -> m.kind() == MilestoneKind.EVENT_END);
    Wall wall = null;
    for (Milestone milestone : inForce) {
      if (ended && milestone.kind() == MilestoneKind.SCHEDULED_CLOSE) {
        continue;
      }
      wall = earlier(wall, milestone);
    }
    return wall;
  }

  /**
   * The wall that followed from what was known at a cutoff.
   *
   * @param pool as for {@link #of}
   * @param cutoff nanoseconds since the epoch, inclusive
   * @return the wall as known then, or null
   */
  public static @Nullable Wall knownAt(Collection<Milestone> pool, long cutoff) {
    return of(pool.stream().filter(m -> m.knownAt(cutoff)).toList());
  }

  /**
   * The resolution that counts for an entity at a cutoff.
   *
   * @param pool as for {@link #of}
   * @param entity the entity
   * @param cutoff nanoseconds since the epoch, inclusive
   * @return the newest resolution that names the entity and was known by then, or null if there is
   *     none, it was taken back, or it names no outcome
   */
  public static @Nullable Milestone resolution(
      Collection<Milestone> pool, String entity, long cutoff) {
    Milestone newest = null;
    for (Milestone m : pool) {
      boolean counts =
          m.kind() == MilestoneKind.RESOLVED && entity.equals(m.entity()) && m.knownAt(cutoff);
      if (counts && (newest == null || m.supersedes(newest))) {
        newest = m;
      }
    }
    return newest == null || newest.at() == null || newest.outcome() == null ? null : newest;
  }

  private static List<Milestone> inForce(Collection<Milestone> pool) {
    Map<Key, Milestone> newest = new HashMap<>();
    for (Milestone milestone : pool) {
      newest.merge(
          new Key(milestone.kind(), milestone.entity()),
          milestone,
          (old, candidate) -> candidate.supersedes(old) ? candidate : old);
    }
    return newest.values().stream().filter(m -> m.at() != null).toList();
  }

  private static @Nullable Wall earlier(@Nullable Wall wall, Milestone milestone) {
    Long at = milestone.at();
    if (at == null || (wall != null && (wall.at() < at || isTieWon(wall, milestone, at)))) {
      return wall;
    }
    return new Wall(at, milestone);
  }

  private static boolean isTieWon(Wall wall, Milestone challenger, long at) {
    return wall.at() == at && wall.setBy().kind().compareTo(challenger.kind()) <= 0;
  }
}
