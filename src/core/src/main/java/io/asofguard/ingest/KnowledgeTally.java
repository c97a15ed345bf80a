package io.asofguard.ingest;

import io.asofguard.law.Nanos;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts how the rows of a file that passed the gates came by their knowledge times. */
final class KnowledgeTally {
  private enum Way {
    OWN,
    FETCHED,
    ASSUMED
  }

  private static final long DAY = Duration.ofDays(1).toNanos();

  private Way way = Way.OWN;
  private long own;
  private long fetched;
  private long assumed;
  private final DayStamps stamps = new DayStamps();

  void own() {
    way = Way.OWN;
  }

  void fetched() {
    way = Way.FETCHED;
  }

  void assumed() {
    way = Way.ASSUMED;
  }

  /** As {@link #assumed()}, from an event time that the row has as text. */
  void assumed(long eventTime, boolean bareDate) {
    assumed();
    if (bareDate) {
      stamps.addOther();
    } else {
      stamps.add(eventTime);
    }
  }

  /** What the user should know of event times that may be stamped dates, or null. */
  @Nullable String noteOnDays(ParseContext context) {
    Long lag = context.assumedLag();
    return lag != null && lag < DAY && stamps.areDays() ? DayStamps.note("--tz ZONE") : null;
  }

  /** Counts the row at hand, which passed the gates. */
  void count() {
    switch (way) {
      case OWN -> own++;
      case FETCHED -> fetched++;
      case ASSUMED -> assumed++;
    }
  }

  /** What the user should know of knowledge times that the file doesn't hold, or null. */
  @Nullable String note(ParseContext context) {
    Long fetchedAt = context.fetchedAt();
    Long lag = context.assumedLag();
    if (fetched > 0 && fetchedAt != null) {
      return apart(fetched + " known when fetched, " + Nanos.toInstant(fetchedAt) + " (CLAIMED)");
    }
    return assumed > 0 && lag != null
        ? apart(assumed + " ASSUMED, event time + " + Duration.ofNanos(lag))
        : null;
  }

  private String apart(String others) {
    return "knowledge times: " + others + (own > 0 ? "; " + own + " from the file (CLAIMED)" : "");
  }
}
