package io.asofguard.replay;

import io.asofguard.guard.Edition;
import io.asofguard.law.Law;
import io.asofguard.law.Nanos;
import io.asofguard.store.RefusedException;
import io.asofguard.store.SeriesInfo;
import io.asofguard.store.Store;
import java.time.Duration;

/**
 * The cutoffs at which there is something to ask about an event: from when its first value was
 * known to its last wall or now, whichever comes first. Nanoseconds since the epoch, UTC.
 */
public final class Span {
  private Span() {}

  /**
   * The first cutoff of a replay: on a whole multiple of the distance since the epoch.
   *
   * @param store where
   * @param edition whose rows count
   * @param questions the event's
   * @param every the distance of the cutoffs
   * @return at or after the first value was known
   * @throws RefusedException if no entity of the event has a value
   */
  public static long first(Store store, Edition edition, Questions questions, Duration every) {
    long known = firstKnown(store, edition, questions);
    long step = Nanos.ofDuration(every);
    long rest = step == 0 ? 0 : Math.floorMod(known, step);
    return rest == 0 ? known : Math.addExact(known, step - rest);
  }

  private static long firstKnown(Store store, Edition edition, Questions questions) {
    Long first = null;
    for (SeriesInfo series : store.catalog().series(edition.scope())) {
      if (questions.walls().containsKey(series.entity())) {
        first =
            first == null || Law.order(series.firstKnown(), first) < 0
                ? (Long) series.firstKnown()
                : first;
      }
    }
    if (first == null) {
      throw new RefusedException(
          "no entity of event '"
              + questions.event()
              + "' has a value, so nothing says where to begin: give --from");
    }
    return first;
  }

  /**
   * The last cutoff of a replay.
   *
   * @param store whose clock counts
   * @param questions the event's
   * @return the last instant before the event's last wall, or now
   */
  public static long last(Store store, Questions questions) {
    long wall = questions.lastWall();
    long now = store.clock().now();
    return Law.order(wall, now) > 0 ? now : wall - 1;
  }
}
