package io.asofguard.guard;

/** The kinds of answer that commands print. */
public enum Status {
  /** A value that could be had at the cutoff. */
  KNOWN,
  /** Nothing was known by the cutoff. */
  UNKNOWN,
  /** The cutoff lies at or after the wall. */
  SEALED,
  /** The newest value is older than the bound on its age. */
  STALE,
  /** The cutoff lies after now. */
  FUTURE
}
