package io.asofguard.sources;

import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.InstantParser;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The times in one record, in nanoseconds since the epoch, UTC.
 *
 * @param item the record
 * @param zone where written times without an offset are from; null refuses them
 */
record Instants(JsonItem item, @Nullable ZoneId zone) {

  /** A written time, or under a name in {@code _ts} a count of seconds; null if there is none. */
  @Nullable Long written(String name) {
    String text = item.string(name);
    if (text != null && name.endsWith("_ts") && EpochTime.isNumber(text)) {
      return EpochTime.SECONDS.read(name, text);
    }
    return text == null ? null : (Long) parse(name, text, zone);
  }

  /** A count of milliseconds, or null if there is none. */
  @Nullable Long millis(String name) {
    String text = item.string(name);
    return text == null ? null : (Long) EpochTime.MILLISECONDS.read(name, text);
  }

  /** A count of seconds, or null if there is none. */
  @Nullable Long seconds(String name) {
    String text = item.string(name);
    return text == null ? null : (Long) EpochTime.SECONDS.read(name, text);
  }

  /** The written time of the first name that has one. */
  long required(String name, String otherwise) {
    Long found = written(name);
    found = found == null ? written(otherwise) : found;
    if (found == null) {
      throw new UnusableException("'" + name + "' is missing");
    }
    return found;
  }

  /** A written time, or a count in the unit of which it has the digits. */
  static long any(String name, String text, @Nullable ZoneId zone) {
    return EpochTime.isNumber(text) ? EpochTime.readAny(name, text) : parse(name, text, zone);
  }

  private static long parse(String name, String text, @Nullable ZoneId zone) {
    try {
      return InstantParser.parse(text, zone);
    } catch (BadTimeException e) {
      throw new UnusableException(name + ": " + e.getMessage());
    }
  }
}
