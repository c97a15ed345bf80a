package io.asofguard.guard;

import io.asofguard.law.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An answer with the row behind it: for receipts and operators, never for forecasters.
 *
 * @param status the kind of answer
 * @param row the row; null unless {@link Status#KNOWN}
 */
public record Answer(Status status, @Nullable Revision row) {
  static final Answer UNKNOWN = new Answer(Status.UNKNOWN, null);
  static final Answer SEALED = new Answer(Status.SEALED, null);
  static final Answer STALE = new Answer(Status.STALE, null);
  static final Answer FUTURE = new Answer(Status.FUTURE, null);
}
