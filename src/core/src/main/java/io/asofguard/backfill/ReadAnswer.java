package io.asofguard.backfill;

import io.asofguard.guard.Read;
import io.asofguard.guard.Status;
import io.asofguard.law.Law;
import io.asofguard.law.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What a read answers. Times are nanoseconds since the epoch, UTC.
 *
 * @param status the kind of answer; the rest says something only if it is known
 * @param value the value
 * @param eventTime its event time
 * @param knowledge its knowledge time
 */
public record ReadAnswer(Status status, double value, long eventTime, long knowledge) {
  static final ReadAnswer SEALED = new ReadAnswer(Status.SEALED, Double.NaN, 0, 0);
  static final ReadAnswer UNKNOWN = new ReadAnswer(Status.UNKNOWN, Double.NaN, 0, 0);
  private static final ReadAnswer STALE = new ReadAnswer(Status.STALE, Double.NaN, 0, 0);

  static ReadAnswer of(@Nullable Revision row) {
    return row == null
        ? UNKNOWN
        : new ReadAnswer(Status.KNOWN, row.value(), row.eventTime(), row.knowledge());
  }

  /** What a recorded read was answered; of a window no value, because it had more than one. */
  static ReadAnswer of(Read read) {
    return read.status() == Status.KNOWN
        ? new ReadAnswer(Status.KNOWN, read.value(), read.eventTime(), read.knowledge())
        : new ReadAnswer(read.status(), Double.NaN, 0, 0);
  }

  /** As a reader with a bound on age gets it. */
  ReadAnswer within(long maxAge, long asked) {
    return isKnown() && Law.stale(eventTime, asked, maxAge) ? STALE : this;
  }

  /**
   * Whether there is a value.
   *
   * @return whether the status is KNOWN
   */
  public boolean isKnown() {
    return status == Status.KNOWN;
  }
}
