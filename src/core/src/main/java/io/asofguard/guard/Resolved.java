package io.asofguard.guard;

import io.asofguard.api.Series;
import io.asofguard.law.Wall;
import io.asofguard.store.Store;
import org.jspecify.annotations.Nullable;

/** What an edition knows of a series whatever the cutoff. Thread-safe. */
final class Resolved {
  private static final int NOT_ASKED = -1;

  final Series series;
  final @Nullable Wall wall;
  private final Store store;
  private int number = NOT_ASKED;

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
    int known = number;
    if (known == NOT_ASKED) {
      known = store.number(series);
      number = known;
    }
    return known;
  }
}
