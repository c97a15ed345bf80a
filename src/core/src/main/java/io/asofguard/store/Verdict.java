package io.asofguard.store;

/** How a row stands to every published row of its key (source, series, event time, knowledge). */
public enum Verdict {
  /** The key is not there. */
  NEW,
  /** A row equal to it is there. */
  DUPLICATE,
  /** The key is there with another value: history would silently change. */
  CONFLICT
}
