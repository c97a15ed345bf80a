package io.asofguard.guard;

import io.asofguard.api.Series;
import io.asofguard.law.Wall;
import io.asofguard.store.Store;
import org.jspecify.annotations.Nullable;

/** What an edition knows of a series whatever the cutoff. Thread-safe. */
final class Resolved {
  final Series series;
  final @Nullable Wall wall;
  private final Store store;

  /** One more than the number; 0 before it is asked for, whatever a thread sees of this object. */
  private int afterNumber;

  Resolved(Store store, Series series, @Nullable Wall wall) {
    this.store = store;
    this.series = series;
    this.wall = wall;
  }

  boolean isSealed(long cutoff) {
    return wall != null && wall.seals(cutoff);
  }

  /** Its number in the index; 0 if the log has no such series. Threads may ask twice. */
  int number() {
    int known = afterNumber;
    if (known == 0) {
      known = store.number(series) + 1;
      afterNumber = known;
    }
    return known - 1;
  }
}
