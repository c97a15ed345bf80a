package io.asofguard.cli;

import io.asofguard.law.EventRange;
import io.asofguard.law.Law;
import io.asofguard.sources.SourceOptions;
import io.asofguard.store.RefusedException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said beside a source's own files. */
final class PayloadOptions {
  @Option(
      names = "--fetched-at",
      paramLabel = "TS",
      description =
          "For rows without a knowledge time: when you fetched them. The honest answer for a"
              + " backfill: all of it could be known then, and not before.")
  private @Nullable String fetchedAt;

  @Option(
      names = "--until",
      paramLabel = "TS",
      description =
          "The end of the window that you asked the source for: what lies after it is kept out.")
  private @Nullable String until;

  @Option(
      names = "--window",
      paramLabel = "FROM..TO",
      description = {
        "With xtracker: count the posts from FROM up to, and not including, TO",
        "as tweet_count. Fetches go as lines of one file, each with fetched_at;",
        "else deletions are not seen."
      })
  private @Nullable String window;

  @Option(
      names = "--map",
      paramLabel = "NAME=COLUMN,...",
      description = {
        "With a table: which column is what, as entity=COL,field=COL,value=COL,",
        "event_time=COL:UNIT:ZONE (iso, s, ms, us, ns; month, quarter: the end of that which",
        "a date lies in). NAME==TEXT is the same in every row;",
        "entity=* or field=A|B names the columns of a wide table. A name with , | : or \" in it",
        "stands in quotes: 'value=\"v,al\",field=\"p|q\"|r'; a quote inside is written twice."
      })
  private List<String> map = List.of();

  @Nullable Long fetchedAt(@Nullable ZoneId zone) {
    return Times.parseIfGiven("--fetched-at", fetchedAt, zone);
  }

  /** Whether something is said that only a source's own files have a use for. */
  boolean isGiven() {
    return until != null || window != null || !map.isEmpty();
  }

  SourceOptions said(@Nullable ZoneId zone, boolean lagAssumed, @Nullable String field) {
    Long end = Times.parseIfGiven("--until", until, zone);
    return new SourceOptions(
        null, null, end, null, fetchedAt(zone), lagAssumed, field, zone, window(zone), map);
  }

  private @Nullable EventRange window(@Nullable ZoneId zone) {
    if (window == null) {
      return null;
    }
    String[] ends = window.split("\\.\\.", -1);
    if (ends.length != 2) {
      throw new RefusedException(
          "--window is FROM..TO, such as 2026-04-03T16:00:00Z..2026-04-10T16:00:00Z, not '"
              + window
              + "'");
    }
    long from = Times.parse("--window", ends[0], zone);
    long to = Times.parse("--window", ends[1], zone);
    if (Law.order(from, to) >= 0) {
      throw new RefusedException("--window runs from the earlier to the later instant: " + window);
    }
    return new EventRange(from, to);
  }
}
