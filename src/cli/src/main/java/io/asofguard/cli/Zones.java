package io.asofguard.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.TypeConversionException;

/** Time zones as the user names them. */
final class Zones {
  private Zones() {}

  static ZoneId parse(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "no such time zone: '"
              + text
              + "'"
              + Nearest.offer(text, ZoneId.getAvailableZoneIds())
              + "; zones are named as UTC, Europe/Berlin or +02:00");
    }
  }
}
