package io.asofguard.ingest;

import org.jspecify.annotations.Nullable;

/** What became of a file's rows; grows while they are stored. */
final class Counts {
  long stored;
  long duplicate;
  long superseded;

  /** Those of the superseded whose value was another one. */
  final Overruled overruled = new Overruled();

  /** Keys that several sources of the file tell differently. */
  long contested;

  boolean tied;

  final TouchedEvents events = new TouchedEvents();

  boolean changedSomething() {
    return stored > 0 || tied;
  }

  /** What the user should know of contested keys; null if there are none. */
  @Nullable String noteOnContested() {
    if (contested == 0) {
      return null;
    }
    return (contested == 1 ? "at 1 key" : "at " + contested + " keys")
        + " (series, event time, knowledge time) sources differ: the later line answers a read of"
        + " all sources";
  }
}
