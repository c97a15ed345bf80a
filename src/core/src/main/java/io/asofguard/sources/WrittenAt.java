package io.asofguard.sources;

import io.asofguard.ingest.BadTimeException;
import io.asofguard.ingest.InstantParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the times of a column are written: as ISO 8601, as a count since 1970, or as the month or
 * quarter that a date lies in.
 *
 * @param unit of a count; null for the others
 * @param months of a period that means its end; 0 for the others
 * @param zone of times without an offset and of bare dates; null if there is none
 */
record WrittenAt(@Nullable EpochTime unit, int months, @Nullable ZoneId zone) {
  static final String UNITS = "iso, s, ms, us, ns, month, quarter";
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final Map<String, Integer> MONTHS = Map.of("month", 1, "quarter", 3);

  private static final Map<String, EpochTime> BY_NAME =
      Map.of(
          "s", EpochTime.SECONDS,
          "ms", EpochTime.MILLISECONDS,
          "us", EpochTime.MICROSECONDS,
          "ns", EpochTime.NANOSECONDS);

  static boolean isUnit(String text) {
    return text.isEmpty()
        || text.equals("iso")
        || BY_NAME.containsKey(text)
        || MONTHS.containsKey(text);
  }

  static WrittenAt of(String unit, @Nullable ZoneId zone) {
    return new WrittenAt(BY_NAME.get(unit), MONTHS.getOrDefault(unit, 0), zone);
  }

  static @Nullable ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** ISO 8601 alone. */
  static WrittenAt iso(@Nullable ZoneId zone) {
    return new WrittenAt(null, 0, zone);
  }

  /**
   * Nanoseconds since the epoch, UTC; a bare date is the end of that day in the zone, or of the
   * month or quarter that it lies in.
   */
  long read(String name, String text) {
    if (unit != null) {
      return unit.read(name, text);
    }
    if (months > 0) {
      return endOfPeriod(name, text);
    }
    try {
      return InstantParser.parse(text, zone);
    } catch (BadTimeException e) {
      throw new UnusableException(name + ": " + e.getMessage());
    }
  }

  /** Whether local times are ISO 8601 in a zone whose clocks are never changed. */
  boolean isOfOneOffset() {
    return unit == null && months == 0 && zone != null && zone.getRules().isFixedOffset();
  }

  /** The instant of a local time, as nanoseconds since 1970, if there is one offset. */
  long atOffset(long local) {
    ZoneOffset offset = Objects.requireNonNull(zone).getRules().getOffset(Instant.EPOCH);
    return local - offset.getTotalSeconds() * NANOS_PER_SECOND;
  }

  private long endOfPeriod(String name, String text) {
    if (zone == null) {
      throw new UnusableException(
          name
              + ": '"
              + text
              + "' ends at another instant in each zone; give COLUMN:UNIT:ZONE or --tz");
    }
    return new Period(zone).end(name, text, months);
  }
}
