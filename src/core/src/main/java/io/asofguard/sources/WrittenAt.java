package io.asofguard.sources;

import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.InstantParser;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the times of a column are written: as ISO 8601, or as a count since 1970.
 *
 * @param unit of a count; null for ISO 8601
 * @param zone of times without an offset and of bare dates; null if there is none
 */
record WrittenAt(@Nullable EpochTime unit, @Nullable ZoneId zone) {
  static final String UNITS = "iso, s, ms, us, ns";

  private static final Map<String, EpochTime> BY_NAME =
      Map.of(
          "s", EpochTime.SECONDS,
          "ms", EpochTime.MILLISECONDS,
          "us", EpochTime.MICROSECONDS,
          "ns", EpochTime.NANOSECONDS);

  static boolean isUnit(String text) {
    return text.isEmpty() || text.equals("iso") || BY_NAME.containsKey(text);
  }

  static WrittenAt of(String unit, @Nullable ZoneId zone) {
    return new WrittenAt(BY_NAME.get(unit.toLowerCase(Locale.ROOT)), zone);
  }

  static @Nullable ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Nanoseconds since the epoch, UTC; a bare date is the end of that day in the zone. */
  long read(String name, String text) {
    if (unit != null) {
      return unit.read(name, text);
    }
    try {
      return InstantParser.parse(text, zone);
    } catch (BadTimeException e) {
      throw new UnusableException(name + ": " + e.getMessage());
    }
  }
}
