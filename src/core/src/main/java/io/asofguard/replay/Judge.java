package io.asofguard.replay;

import io.asofguard.guard.Edition;
import io.asofguard.guard.Read;
import io.asofguard.guard.ReadCall;
import io.asofguard.law.Wall;
import io.asofguard.store.FieldRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges one cutoff of a run by what was read there and by the walls of an edition: is it tainted,
 * and did it read prices of an entity that has no wall? Used by one thread.
 */
public final class Judge {
  private final Edition edition;
  private final List<String> entities;
  private boolean tainted;
  private int wallless;
  private boolean hasWall;

  /**
   * A judge of cutoffs about one event.
   *
   * @param edition whose walls count
   * @param entities the event's
   */
  public Judge(Edition edition, List<String> entities) {
    this.edition = edition;
    this.entities = new ArrayList<>(entities);
  }

  /**
   * Begins a cutoff.
   *
   * @param cutoff nanoseconds since the epoch, UTC
   */
  public void begin(long cutoff) {
    wallless = 0;
    tainted = false;
    for (String each : entities) {
      tainted |= isTold(each, cutoff, false);
    }
  }

  /**
   * Looks at a read of the cutoff.
   *
   * @param read what was read
   */
  public void read(Read read) {
    if (read.field().isEmpty()) {
      return;
    }
    boolean training = read.call() == ReadCall.BEFORE_WALL;
    tainted |= isTold(read.entity(), training ? read.bound() : read.cutoff(), training);
    if (!hasWall && FieldRule.isMarket(read.field())) {
      wallless++;
    }
  }

  /**
   * Whether a refusal at a cutoff comes from a wall that was not known then, and so tells of it.
   */
  private boolean isTold(String of, long cutoff, boolean exactly) {
    Wall wall = edition.wall(of);
    hasWall = wall != null;
    if (wall == null || !wall.seals(cutoff)) {
      return false;
    }
    Wall then = edition.wallKnownAt(of, cutoff);
    return exactly ? !wall.isSameAs(then) : then == null || !then.seals(cutoff);
  }

  /**
   * Whether the cutoff is tainted: a read, or an outcome of the event, is sealed by a wall that was
   * not known yet.
   *
   * @return true if it does not count
   */
  public boolean isTainted() {
    return tainted;
  }

  /**
   * How many reads were of a market field of an entity without a wall. If there is any, the run
   * proves nothing.
   *
   * @return their number
   */
  public int wallless() {
    return wallless;
  }
}
