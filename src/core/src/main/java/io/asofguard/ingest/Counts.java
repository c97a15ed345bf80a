package io.asofguard.ingest;

/** What became of a file's rows; grows while they are stored. */
final class Counts {
  long stored;
  long duplicate;
  long superseded;
  boolean tied;

  boolean changedSomething() {
    return stored > 0 || tied;
  }
}
