package io.asofguard.ingest;

import org.jspecify.annotations.Nullable;

/** Lets a good record through to the sink. */
interface Gate {

  /** Passes the record on, or returns why it must not be. */
  @Nullable String pass(FieldBuffer row);

  /** Passes on what is still held back. */
  void finish();
}
