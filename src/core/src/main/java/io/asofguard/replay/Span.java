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
 * known to its last wall or now, whichever comes first. Both ends inclusive, nanoseconds since the
 * epoch.
 *
 * @param firstKnown when the first value of one of its entities was known
 * @param last the last instant before its last wall, or now
 */
public record Span(long firstKnown, long last) {

  /**
   * The span of an event.
   *
   * @param store where
   * @param edition whose rows and walls count
   * @param questions the event's
   * @return its span
   * @throws RefusedException if no entity of the event has a value
   */
  public static Span of(Store store, Edition edition, Questions questions) {
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
    return new Span(first, last(store, questions));
  }

  private static long last(Store store, Questions questions) {
    long wall = questions.lastWall();
    long now = store.clock().now();
    return Law.order(wall, now) > 0 ? now : wall - 1;
  }

  /**
   * The first cutoff of a replay: on a whole multiple of the distance since the epoch.
   *
   * @param every the distance of the cutoffs
   * @return at or after the first value was known
   */
  public long first(Duration every) {
    long step = Nanos.ofDuration(every);
    long rest = step == 0 ? 0 : Math.floorMod(firstKnown, step);
    return rest == 0 ? firstKnown : Math.addExact(firstKnown, step - rest);
  }
}
