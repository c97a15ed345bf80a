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

  private Way way = Way.OWN;
  private long own;
  private long fetched;
  private long assumed;

  void own() {
    way = Way.OWN;
  }

  void fetched() {
    way = Way.FETCHED;
  }

  void assumed() {
    way = Way.ASSUMED;
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
