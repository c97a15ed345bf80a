package io.asofguard.guard;

import java.util.Locale;

/** What looks rows up. All give the same answers. */
public enum Engine {
  /** SQL first; the index once so much is read that it pays. */
  AUTO,
  /** SQL alone: nothing to build or to open. */
  SQL,
  /** The index for the newest edition, built if it is not there; SQL for older ones. */
  INDEX;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
